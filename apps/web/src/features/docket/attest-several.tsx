import { Button } from '@trussworks/react-uswds';
import { useQueries } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { conditionKinds } from '#protocol/condition-kinds';
import { performStep, type Command } from '../../api/client';
import { ProblemError, UnreachableError } from '../../api/problem';
import { caseQuery, usePrograms, useReadAnew, type Case, type FormField } from '../../api/queries';
import { useProblemWords } from '../../form/problem-words';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Failed, Loading } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { GoesAway } from '../../shared/goes-away';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { useWhen } from '../../shared/when';
import type { CourtCondition, DocketRow } from './docket-rows';
import { commandIdFor } from './several-commands';
import { useDocketWords } from './words';

export interface ChosenCondition {
  row: DocketRow;
  condition: CourtCondition;
}

type Outcome = 'recorded' | 'before' | 'unanswered' | { refused: string };

const stepId = 'attestCondition';

/** One form for what is common, and one command for each condition, with an id of its own. */
export function AttestSeveral({ chosen, onBack }: { chosen: readonly ChosenCondition[]; onBack(this: void): void }) {
  const say = useDocketWords();
  const caseIds = [...new Set(chosen.map(({ row }) => row.caseId))];
  const cases = useQueries({ queries: caseIds.map((caseId) => ({ ...caseQuery(caseId), refetchOnMount: 'always' as const })) });
  const failed = cases.find(({ error }) => error);
  const reads = cases.flatMap(({ data, isFetchedAfterMount }) => (data && isFetchedAfterMount ? data : []));
  return (
    <Page title={say('attest.title')}>
      <p>{say('attest.about')}</p>
      {failed && <Failed error={failed.error} again={() => void failed.refetch()} />}
      {reads.length === caseIds.length ? <Attesting chosen={chosen} reads={reads} /> : !failed && <Loading />}
      <Button type="button" outline className="margin-top-3" onClick={onBack}>
        {say('attest.back')}
      </Button>
    </Page>
  );
}

function Attesting({ chosen, reads }: { chosen: readonly ChosenCondition[]; reads: readonly Case[] }) {
  const say = useDocketWords();
  const protocol = useProtocolWords();
  const problem = useProblemWords();
  const names = useCaseNames();
  const programs = usePrograms();
  const when = useWhen();
  const readAnew = useReadAnew();
  // Of the first read: while one is recorded its case has nothing open for a moment, and what was filled in has to stay.
  const [fields] = useState(() => new Map(chosen.map((one) => [one.condition.id, fieldsFor(one, reads)])));
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [isSending, setSending] = useState(false);
  // A refused command was not recorded: the next one for the same condition is another one.
  const refusals = useRef(new Map<string, number>());

  const isDone = ({ condition }: ChosenCondition) => ['recorded', 'before'].includes(outcomes.get(condition.id) as string);
  const open = chosen.filter(({ condition }) => fields.get(condition.id) !== undefined);
  const left = open.filter((one) => !isDone(one));
  const [first] = left;

  const attest = async ({ row, condition }: ChosenCondition, { commandId, input }: Command): Promise<Outcome> => {
    const { id } = condition;
    const before = refusals.current.get(id) ?? 0;
    try {
      await performStep(row.caseId, stepId, { commandId: await commandIdFor(commandId, `${id} ${before}`), input: { ...input, condition: id } }, 0);
      return 'recorded';
    } catch (error) {
      if (error instanceof UnreachableError) return 'unanswered';
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.code === 'COMMAND.REUSED') return 'before';
      if (!error.isPassing) refusals.current.set(id, before + 1);
      return { refused: error.problem.errors?.[0] ? protocol(error.problem.errors[0].message) : problem(error) };
    }
  };
  const attestAll = async (command: Command): Promise<void> => {
    setSending(true);
    try {
      for (const one of left) {
        const outcome = await attest(one, command);
        setOutcomes((all) => new Map(all).set(one.condition.id, outcome));
      }
    } finally {
      setSending(false);
    }
    await Promise.all(reads.map(({ caseId }) => readAnew({ caseId })));
  };

  const told = ({ condition }: ChosenCondition): string => {
    const outcome = outcomes.get(condition.id);
    if (outcome === undefined) return say(fields.get(condition.id) ? 'attest.ready' : 'attest.notOpen');
    return typeof outcome === 'string' ? say(`attest.${outcome}`) : outcome.refused;
  };
  return (
    <>
      {isSending && <p>{say('attest.sending', { done: open.length - left.length, all: open.length })}</p>}
      {outcomes.size > 0 && !isSending && (
        <Note type={left.length === 0 ? 'success' : 'warning'} role="status">
          {left.length === 0 ? say('attest.done') : say('attest.doneOf', { done: open.length - left.length, all: open.length })}
        </Note>
      )}
      <DataTable
        caption={say('attest.title')}
        rows={chosen}
        keyOf={({ condition }) => condition.id}
        columns={[
          { head: say('attest.condition'), cell: ({ condition }) => `${protocol(conditionKinds[condition.kind])} (${say('due', { day: when.day(condition.due) })})` },
          { head: say('charge'), cell: ({ row }) => `${protocol(row.classLabel)}, ${names.number(row.caseId)}` },
          { head: say('attest.result'), cell: (one) => told(one) },
        ]}
      />
      {open.length === 0 && <p>{say('attest.nothing')}</p>}
      {first && (
        <GoesAway>
          <StepForm
            fields={fields.get(first.condition.id) ?? []}
            zone={programs.get(first.row.programId)?.zone ?? 'UTC'}
            perform={attestAll}
            submit={say('attest.submit', { count: left.length })}
          />
        </GoesAway>
      )}
    </>
  );
}

/** What is filled in for all of them; `undefined` where this condition cannot be attested now. */
function fieldsFor({ row, condition }: ChosenCondition, reads: readonly Case[]): readonly FormField[] | undefined {
  const step = reads.find(({ caseId }) => caseId === row.caseId)?.openSteps.find((one) => one.stepId === stepId);
  const mayBe = step?.fields.find(({ name }) => name === 'condition')?.items?.some(({ value }) => value === condition.id);
  return mayBe === true ? step?.fields.filter(({ name }) => name !== 'condition') : undefined;
}
