import { Tag } from '@trussworks/react-uswds';
import { credentials as titles } from '#protocol/professions';
import type { Schema } from '../../api/client';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useMinute } from '../../shared/minute';
import { useWhen } from '../../shared/when';
import { useStaffWords } from './words';

/** Soon is within so many days: a default of this project, no source states one. */
const soon = 60;

/** What somebody holds: what has run out or soon does stands open, the rest folded. */
export function Credentials({ credentials }: { credentials: readonly Schema<'CredentialSchema'>[] }) {
  const say = useStaffWords();
  const protocol = useProtocolWords();
  const when = useWhen();
  const now = useMinute();
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const [today, inAWhile] = [day(0), day(soon)];
  const ending = credentials.filter(({ expiresOn }) => expiresOn !== undefined && expiresOn <= inAWhile);
  const title = (kind: string) => protocol((titles as Readonly<Record<string, string>>)[kind] ?? kind);
  return (
    <>
      {ending.length > 0 && (
        <ul className="usa-list usa-list--unstyled">
          {ending.map(({ credential, expiresOn = '' }) => (
            <li key={`${credential} ${expiresOn}`}>
              <Tag className={expiresOn < today ? 'bg-secondary-dark' : 'bg-accent-warm-darker'}>{say(expiresOn < today ? 'ranOut' : 'runsOut', { day: when.day(expiresOn) })}</Tag> {title(credential)}
            </li>
          ))}
        </ul>
      )}
      {credentials.length > 0 && (
        <details>
          <summary className="padding-y-1">{say('allCredentials', { count: credentials.length })}</summary>
          <ul className="usa-list">
            {credentials.map(({ credential, obtainedOn, expiresOn }) => (
              <li key={`${credential} ${obtainedOn}`}>
                {title(credential)}
                {expiresOn !== undefined && `, ${say('until', { day: when.day(expiresOn) })}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
