import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useId, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { caseQuery, usePrograms, type OpenStep } from '../../api/queries';
import { WithDraft } from '../../form/with-draft';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../answered';
import { isKept } from '../device/perform';
import { useFocusWhenGone } from '../focus-when-gone';
import { contactsAmong } from './contact-steps';
import { QuickLogForm } from './quick-log-form';
import { useQuickLogWords } from './words';

interface QuickLogProps {
  caseId: string;
  /** Where the page has read it; else the case is read when the person asks. */
  known?: Known;
  /** Names the person or case in the button's name, where several stand on a page. */
  about?: string;
}

/** What is open in the case, as it has been read. */
interface Known {
  programId: string;
  openSteps: readonly OpenStep[];
}

interface Logs {
  /** Asks what happened in this case, by what is open in it at that moment. */
  ask(this: void, contact: { caseId: string; known?: Known }): void;
  /** Of the case that was logged last, and has not been asked about since. */
  told: { caseId: string; words: string } | undefined;
}

const LogsOfPage = createContext<Logs | undefined>(undefined);

/** One form for all the buttons of a page: what is begun in it stays, though the case changes meanwhile, or leaves the page. */
export function QuickLogs({ children }: { children: ReactNode }) {
  const say = useQuickLogWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<{ caseId: string; known?: Known }>();
  const askedNow = useRef<string>(undefined);
  const [told, setTold] = useState<Logs['told']>();
  const ask: Logs['ask'] = (contact) => {
    setTold(undefined);
    setAsked(contact);
    askedNow.current = contact.caseId;
    dialog.current?.showModal();
    title.current?.focus();
  };
  const close = (): void => dialog.current?.close();
  const done = (caseId: string, answer: unknown): void => {
    setTold({ caseId, words: isKept(answer) ? say('kept') : say('recorded') });
    // The person may have gone on to another contact, without waiting for the answer.
    if (askedNow.current === caseId) close();
  };
  return (
    <LogsOfPage value={{ ask, told }}>
      <p role="status" className="usa-sr-only">
        {told?.words}
      </p>
      {children}
      <dialog ref={dialog} aria-labelledby={heading} className="width-mobile-lg maxw-full border-1px border-base-light radius-md padding-2" onClose={() => setAsked(undefined)}>
        <h2 ref={title} id={heading} tabIndex={-1} className="margin-y-0">
          {say('logContact')}
        </h2>
        {asked && (asked.known ? <Contacts caseId={asked.caseId} {...asked.known} onDone={(answer) => done(asked.caseId, answer)} /> : <ContactsOfCase caseId={asked.caseId} onDone={(answer) => done(asked.caseId, answer)} />)}
        <Button type="button" unstyled className="margin-top-3" onClick={close}>
          {say('cancel')}
        </Button>
      </dialog>
    </LogsOfPage>
  );
}

/** A contact, or the attempt at one, in three taps: log it, say what happened, record it. Stands within `QuickLogs`. */
export function QuickLog({ caseId, known, about }: QuickLogProps) {
  const say = useQuickLogWords();
  const logs = useContext(LogsOfPage);
  const all = useRef<HTMLDivElement>(null);
  useFocusWhenGone(all);
  return (
    <div ref={all} className="display-inline-block">
      <Button type="button" className="margin-right-1 margin-y-05" onClick={() => logs?.ask({ caseId, ...(known && { known }) })}>
        {say('logContact')}
        {about !== undefined && <span className="usa-sr-only"> {about}</span>}
      </Button>
      {logs?.told?.caseId === caseId && <span>{logs.told.words}</span>}
    </div>
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

/** By what was open when it was begun. */
function Contacts({ caseId, programId, openSteps, onDone }: OfCase & Known) {
  const say = useQuickLogWords();
  const protocol = useProtocolWords();
  const programs = usePrograms();
  const [contacts] = useState(() => contactsAmong(openSteps));
  const [chosen, setChosen] = useState<string>();
  const contact = contacts.find(({ step }) => step.stepId === chosen) ?? contacts[0];
  if (!contact) return <Empty>{say('nothingOpen')}</Empty>;
  const { stepId } = contact.step;
  const zone = programs.get(programId)?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <p className="text-bold margin-bottom-0">{protocol(contact.step.title)}</p>
      <WithDraft key={stepId} form={`quickLog ${caseId} ${stepId}`}>
        {({ begun, onChange, onSent }) => {
          const done = (answer: unknown): void => {
            onSent();
            onDone(answer);
          };
          return <QuickLogForm caseId={caseId} contact={contact} zone={zone} {...(begun && { begun })} onChange={onChange} onDone={done} />;
        }}
      </WithDraft>
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
