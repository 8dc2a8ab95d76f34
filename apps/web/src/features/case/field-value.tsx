import { boundsOf, drawnLines } from '#protocol/documents/drawn-lines';
import type { FormField } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Download } from '../../shared/download';
import { useWhen } from '../../shared/when';
import { useCaseWords } from './words';

interface FieldValueProps {
  caseId: string;
  kind: FormField['kind'];
  shown: { value?: unknown; words?: string[]; sealed?: boolean };
  zone: string;
}

/** A recorded value, in words. */
export function FieldValue({ caseId, kind, shown: { value, words, sealed }, zone }: FieldValueProps) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  if (sealed === true || value === undefined) return <em>{say('sealedValue')}</em>;
  if (words) return words.map((word) => protocol(word)).join(', ');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
  if (kind === 'date') return when.day(value);
  if (kind === 'dateTime') return when.dateTime(value);
  if (kind === 'file') {
    return (
      <Download href={`/api/cases/${caseId}/files/${value}`} name={value}>
        {say('openFile')}
      </Download>
    );
  }
  if (isDrawn.test(value)) return <Drawing path={value} label={say('drawn')} />;
  return kind === 'note' ? <span className="text-pre-wrap">{value}</span> : value;
}

const isDrawn = new RegExp(`^${drawnLines}$`, 'u');

/** A signature, as large as its own lines. */
function Drawing({ path, label }: { path: string; label: string }) {
  const { left, top, width, height } = boundsOf(path);
  return (
    <svg role="img" aria-label={label} viewBox={`${left - 4} ${top - 4} ${width + 8} ${height + 8}`} className="width-card-lg height-auto border-1px border-base-lighter">
      <path d={path} fill="none" stroke="currentColor" strokeWidth={Math.max(1, width / 200)} />
    </svg>
  );
}
