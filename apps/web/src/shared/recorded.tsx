import { useLocation } from 'react-router';
import { useProtocolWords } from '../i18n/protocol-words';
import { Note } from './note';
import { useSharedWords } from './words';

/** What a form hands to the page that it goes back to, as the state of the way there. */
export interface JustRecorded {
  /** The step's title. */
  recorded: string;
  /** It waits on this device. */
  kept: boolean;
}

/** Says what has just been recorded, on the page that one comes back to. */
export function Recorded() {
  const say = useSharedWords();
  const protocol = useProtocolWords();
  const state = useLocation().state as Partial<JustRecorded> | null;
  if (state?.recorded === undefined) return null;
  return (
    <Note type={state.kept === true ? 'warning' : 'success'} role="status" className="margin-y-2">
      {say(state.kept === true ? 'keptHere' : 'recorded', { what: protocol(state.recorded) })}
    </Note>
  );
}
