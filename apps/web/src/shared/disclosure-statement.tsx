import { useId } from 'react';
import type { Schema } from '../api/client';
import { useProtocolWords } from '../i18n/protocol-words';
import { useSharedWords } from './words';

/** Goes with whatever shows something from treatment (42 CFR 2.32): the statement, and what each consent covers. */
export function DisclosureStatement({ note }: { note: Schema<'DisclosureNoteSchema'> | undefined }) {
  const say = useSharedWords();
  const protocol = useProtocolWords();
  const id = useId();
  if (!note) return null;
  const explanations = [...new Set(note.consents.map(({ explanation }) => explanation))];
  return (
    <aside className="border-top-1px border-base-light margin-top-4 padding-top-2" aria-labelledby={id}>
      <h2 id={id} className="font-sans-md margin-y-1">
        {say('disclosure')}
      </h2>
      <p>
        <strong>{protocol(note.shortStatement)}</strong>
      </p>
      {note.emergencyAccessId !== undefined && <p>{say('byEmergency')}</p>}
      {explanations.length > 0 && (
        <ul className="usa-list">
          {explanations.map((one) => (
            <li key={one}>{protocol(one)}</li>
          ))}
        </ul>
      )}
      <p className="measure-6">{protocol(note.statement)}</p>
    </aside>
  );
}
