import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMe, usePrograms } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { serverNow } from '../../shared/device/clock';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { GoesAway } from '../../shared/goes-away';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { Recorded } from '../../shared/recorded';
import { askedIn, queryFor } from './asked-of-docket';
import { mayAttest } from './attesters';
import { AttestSeveral, type ChosenCondition } from './attest-several';
import type { Choosing } from './charge-facts';
import { DocketFilters } from './docket-filters';
import { readDocket, type DocketRow } from './docket-rows';
import { DocketTable } from './docket-table';
import { useDocketWords } from './words';

const mostAtOnce = 20;
/** In the address while they are attested: the browser's way back leads to the list. */
const attesting = 'attesting';

/** Held charges and those that may yet be, the next deadline first, so that what is late leads. */
export function DocketPage() {
  const say = useDocketWords();
  const { roles, programs } = useMe();
  const known = usePrograms();
  const [params, setParams] = useSearchParams();
  const asked = askedIn(params);
  // An agency's programs share a zone; without one read yet, weeks begin by the device's clock.
  const zone = known.get(programs[0] ?? '')?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = usePages(['list', 'docket', asked, zone], (cursor) => readDocket({ ...queryFor(asked, zone, serverNow().toISOString()), limit: 50, ...cursor }));
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenCondition>>(new Map());
  const choosing: Choosing = {
    mayChoose: ({ programId }, condition) => mayAttest(known.get(programId), condition, roles),
    isChosen: (id) => chosen.has(id),
    choose: (row, condition) => setChosen(changed(chosen, { row, condition })),
    isFull: chosen.size >= mostAtOnce,
  };
  // What was chosen does not outlive a reload: the address then asks for the list, and the next choice is made there.
  const isNothingToAttest = params.has(attesting) && chosen.size === 0;
  useEffect(() => {
    if (isNothingToAttest) setParams(without(params, attesting), { replace: true });
  }, [isNothingToAttest, params, setParams]);
  if (params.has(attesting) && chosen.size > 0) {
    const goBack = (): void => {
      setChosen(new Map());
      setParams(without(params, attesting));
    };
    return <AttestSeveral chosen={[...chosen.values()]} onBack={goBack} />;
  }
  return (
    <Page title={say('title')} action={<Link to="/agenda">{say('toAgenda')}</Link>}>
      <Recorded />
      <DocketFilters zone={zone} rows={query.data?.pages.flatMap(({ items }) => items) ?? []} />
      {chosen.size > 0 && (
        <GoesAway className="position-sticky top-0 z-100 bg-white padding-y-1 border-bottom-1px border-base-lighter display-flex flex-wrap flex-align-center">
          <p role="status" className="margin-y-1 margin-right-2">
            {say('attest.chosen', { count: chosen.size })} {chosen.size >= mostAtOnce && say('attest.most', { most: mostAtOnce })}
          </p>
          <Button type="button" onClick={() => setParams([...params, [attesting, 'true']])}>
            {say('attest.go')}
          </Button>
          <Button type="button" outline onClick={() => setChosen(new Map())}>
            {say('attest.clear')}
          </Button>
        </GoesAway>
      )}
      <Pages query={query}>
        {(rows: DocketRow[], { disclosure }) => (
          <>
            {rows.length === 0 ? <Empty>{say('none')}</Empty> : <DocketTable rows={rows} choosing={choosing} />}
            <DisclosureStatement note={disclosure} />
          </>
        )}
      </Pages>
    </Page>
  );
}

function without(params: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(params);
  rest.delete(name);
  return rest;
}

function changed(chosen: ReadonlyMap<string, ChosenCondition>, one: ChosenCondition): Map<string, ChosenCondition> {
  const next = new Map(chosen);
  if (!next.delete(one.condition.id)) next.set(one.condition.id, one);
  return next;
}
