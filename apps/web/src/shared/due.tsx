import { Tag } from '@trussworks/react-uswds';
import { useSharedWords } from './words';
import { useWhen } from './when';

/** When something is due, and that it is late: never by colour alone. */
export function Due({ at, late, zone }: { at: string; late: boolean; zone?: string | undefined }) {
  const say = useSharedWords();
  const when = useWhen(zone);
  return (
    <span>
      {late && <Tag className="bg-secondary-dark margin-right-1">{say('late')}</Tag>}
      <time dateTime={at} title={when.dateTime(at)}>
        {say('due', { when: `${when.dateTime(at)} (${when.fromNow(at)})` })}
      </time>
    </span>
  );
}
