import type { Schema } from '../../api/client';
import { usePublicWords } from './words';

/** The programs that have a line of their own: somebody may rather speak than write. Not all answer at any hour. */
export function ProgramLines({ programs }: { programs: readonly Schema<'TakingProgramSchema'>[] }) {
  const say = usePublicWords();
  const lines = programs.flatMap(({ programId, title, phone }) => (phone === undefined ? [] : [{ programId, title, phone }]));
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{say('lines')}</h2>
      <p>{say('linesHint')}</p>
      <ul className="usa-list usa-list--unstyled">
        {lines.map(({ programId, title, phone }) => (
          <li key={programId} className="margin-bottom-2">
            {title}:{' '}
            <a href={dialled(phone)} className="text-bold padding-y-1 display-inline-block">
              {phone}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What people write between the digits is not dialled (RFC 3966). */
function dialled(phone: string): string {
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
}
