import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { caseQuery, usePrograms, type OpenStep } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../answered';
import { isKept } from '../device/perform';
import { contactsAmong } from './contact-steps';
import { QuickLogForm } from './quick-log-form';
import { useQuickLogWords } from './words';

interface QuickLogProps {
  caseId: string;
  /** What is open in the case, where it has been read already; else the case is read when the person asks for it. */
  known?: { programId: string; openSteps: readonly OpenStep[] };
  /** Names the person or case in the button's name, where several stand on a page. */
  about?: string;
}

/** A contact, or the attempt at one, in three taps: log it, say what happened, record it. */
export function QuickLog({ caseId, known, about }: QuickLogProps) {
  const say = useQuickLogWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState('');
  const open = (): void => {
    setTold('');
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = (): void => dialog.current?.close();
  const done = (answer: unknown): void => {
    setTold(isKept(answer) ? say('kept') : say('recorded'));
    close();
  };
  return (
    <>
      <Button type="button" className="margin-right-1" onClick={open}>
        {say('logContact')}
        {about !== undefined && <span className="usa-sr-only"> {about}</span>}
      </Button>
      <span role="status">{told}</span>
      <dialog ref={dialog} aria-labelledby={heading} className="width-mobile-lg maxw-full border-1px border-base-light radius-md padding-2" onClose={() => setOpen(false)}>
        <h2 id={heading} className="margin-y-0">
          {say('logContact')}
        </h2>
        {isOpen && (known ? <Contacts caseId={caseId} {...known} onDone={done} /> : <ContactsOfCase caseId={caseId} onDone={done} />)}
        <Button type="button" unstyled className="margin-top-3" onClick={close}>
          {say('cancel')}
        </Button>
      </dialog>
    </>
  );
}

interface OfCase {
  caseId: string;
  onDone(this: void, answer: unknown): void;
}

function ContactsOfCase({ caseId, onDone }: OfCase) {
  const query = useQuery(caseQuery(caseId));
  return <Answered query={query}>{({ programId, openSteps }) => <Contacts caseId={caseId} programId={programId} openSteps={openSteps} onDone={onDone} />}</Answered>;
}

function Contacts({ caseId, programId, openSteps, onDone }: OfCase & { programId: string; openSteps: readonly OpenStep[] }) {
  const say = useQuickLogWords();
  const protocol = useProtocolWords();
  const programs = usePrograms();
  const contacts = contactsAmong(openSteps);
  const [chosen, setChosen] = useState<string>();
  const contact = contacts.find(({ step }) => step.stepId === chosen) ?? contacts[0];
  if (!contact) return <Empty>{say('nothingOpen')}</Empty>;
  const { stepId } = contact.step;
  const zone = programs.get(programId)?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <p className="text-bold margin-bottom-0">{protocol(contact.step.title)}</p>
      <QuickLogForm key={stepId} caseId={caseId} contact={contact} zone={zone} onDone={onDone} />
      <ul className="usa-list usa-list--unstyled">
        {contacts.map(({ step }) =>
          step.stepId === stepId ? null : (
            <li key={step.stepId} className="margin-top-2">
              <Button type="button" unstyled onClick={() => setChosen(step.stepId)}>
                {say('otherwise', { step: protocol(step.title) })}
              </Button>
            </li>
          ),
        )}
        <li className="margin-top-2">
          <Link to={`/cases/${caseId}/steps/${stepId}`}>{say('wholeForm')}</Link>
        </li>
      </ul>
    </>
  );
}
