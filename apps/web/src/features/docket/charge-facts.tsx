import { Checkbox, Tag } from '@trussworks/react-uswds';
import { conditionKinds } from '#protocol/condition-kinds';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useWhen } from '../../shared/when';
import { isLate, type CourtCondition, type DocketRow } from './docket-rows';
import { useDocketWords } from './words';

/** When something has to be done about a charge, and that it is late. */
export function Deadline({ row, zone }: { row: DocketRow; zone: string | undefined }) {
  const say = useDocketWords();
  const when = useWhen(zone);
  const { deadline, daysLeft } = row;
  if (!deadline || daysLeft === undefined) return say('noDeadline');
  const kind = deadline.kind in deadlineWords ? say(`deadlines.${deadline.kind as keyof typeof deadlineWords}`) : deadline.kind;
  return (
    <>
      {isLate(row) && <LateTag />}
      <span className="text-bold">{daysLeft < 0 ? say('daysOver', { count: -daysLeft }) : daysLeft === 0 ? say('today') : say('daysLeft', { count: daysLeft })}</span>
      <div>
        {kind}: <time dateTime={deadline.at}>{when.dateTime(deadline.at)}</time>
      </div>
    </>
  );
}

function LateTag() {
  const say = useDocketWords();
  return <Tag className="bg-secondary-dark margin-right-1">{say('filters.late')}</Tag>;
}

const deadlineWords = { acceptanceDue: true, signatureDue: true, holdEnds: true, decisionDue: true, decisionOverdue: true };

/** What is recommended, or why it is not said. */
export function Recommended({ row: { recommendation, newOffences } }: { row: DocketRow }) {
  const say = useDocketWords();
  const said = recommendation === 'noConsent' || recommendation === 'notShown' ? say(recommendation) : say(`recommendations.${recommendation}`);
  return (
    <>
      {said}
      {newOffences > 0 && <div className="text-bold">{say('newOffences', { count: newOffences })}</div>}
    </>
  );
}

export function ConsentState({ row: { consent } }: { row: DocketRow }) {
  const say = useDocketWords();
  return say(consent);
}

/** Chosen to be attested together. */
export interface Choosing {
  mayChoose(this: void, row: DocketRow, condition: CourtCondition): boolean;
  isChosen(this: void, conditionId: string): boolean;
  choose(this: void, row: DocketRow, condition: CourtCondition): void;
  isFull: boolean;
}

interface ConditionsProps {
  row: DocketRow;
  zone: string | undefined;
  choosing?: Choosing | undefined;
  /** What each says in its own words, by its id. */
  texts?: ReadonlyMap<string, string>;
}

/** How each condition stands: by whom, when, and what the defender answers. */
export function Conditions({ row, zone, choosing, texts }: ConditionsProps) {
  const say = useDocketWords();
  const { conditions } = row;
  if (conditions === 'noConsent') return say('consentMissing');
  if (conditions === 'notShown') return say('notShown');
  if (conditions.length === 0) return say('noConditions');
  return (
    <ul className="usa-list usa-list--unstyled">
      {conditions.map((condition) => (
        <li key={condition.id} className="margin-bottom-1">
          {choosing?.mayChoose(row, condition) === true ? (
            <Checkbox
              id={`attest-${row.chargeId}-${condition.id}`}
              name={condition.id}
              label={
                <>
                  <span className="usa-sr-only">{say('attest.select')}</span> <Condition condition={condition} zone={zone} />
                </>
              }
              checked={choosing.isChosen(condition.id)}
              disabled={choosing.isFull && !choosing.isChosen(condition.id)}
              onChange={() => choosing.choose(row, condition)}
            />
          ) : (
            <Condition condition={condition} zone={zone} text={texts?.get(condition.id)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Condition({ condition, zone, text }: { condition: CourtCondition; zone: string | undefined; text?: string | undefined }) {
  const say = useDocketWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const { kind, due, status, attestedBy, attestedAt, defenderAnswer, answer, coversReturnToUse } = condition;
  return (
    <>
      <span className="text-bold">{say(`conditionStatuses.${status}`)}</span>: {protocol(conditionKinds[kind])} ({say('due', { day: when.day(due) })})
      {text !== undefined && <div>{text}</div>}
      {coversReturnToUse && text !== undefined && <div>{say('coversReturnToUse')}</div>}
      {attestedAt !== undefined && <div className="font-sans-2xs">{say('attested', { by: attestedBy?.name ?? say('somebody'), at: when.dateTime(attestedAt) })}</div>}
      {status === 'missed' && defenderAnswer === 'awaited' && <div className="font-sans-2xs">{say('answerAwaited')}</div>}
      {status === 'missed' && defenderAnswer === 'none' && <div className="font-sans-2xs">{say('answerNone')}</div>}
      {defenderAnswer === 'answered' && <div className="font-sans-2xs">{answer === undefined ? say('answered') : say('answer', { answer })}</div>}
    </>
  );
}
