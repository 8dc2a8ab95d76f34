import { Button } from '@trussworks/react-uswds';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { pathwaysQuery, useMe, usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty, Loading } from '../../shared/answered';
import { serverNow } from '../../shared/device/clock';
import { InFocus } from '../../shared/in-focus';
import { Page } from '../../shared/page';
import { dutiesOf, keyOf, presetDuty, type Duty } from './duty';
import { OpeningForm } from './opening-form';
import { openingQuery, rostersQuery, screeningQuery } from './queries';
import { useOfficerWords } from './words';

/** What this person opened last on this device: a setting of the program, nothing of a person. */
const lastDuty = (staffId: string): string => `dpad.lastDuty.${staffId}`;

/** One screen opens a case. */
export function StartPage() {
  const say = useOfficerWords();
  const pathways = useQuery(pathwaysQuery);
  const rosters = useQuery(rostersQuery);
  // Each time that somebody comes here it begins anew.
  const { key } = useLocation();
  return (
    <Page title={say('title')}>
      <Answered query={pathways}>{({ items }) => (rosters.isLoading ? <Loading /> : <Start key={key} pathways={items} rosters={rosters.data?.items ?? []} />)}</Answered>
    </Page>
  );
}

interface StartProps {
  pathways: Parameters<typeof dutiesOf>[1];
  rosters: Parameters<typeof presetDuty>[2];
}

function Start({ pathways, rosters }: StartProps) {
  const say = useOfficerWords();
  const protocol = useProtocolWords();
  const me = useMe();
  const programs = usePrograms();
  const [chosen, setChosen] = useState<Duty | 'asking'>();
  const duties = dutiesOf(me, pathways);
  useReadAhead(duties);
  // The end of a shift, or another window, takes no form away.
  const [preset] = useState(() => presetDuty(duties, localStorage.getItem(lastDuty(me.staffId)), rosters, me.staffId, serverNow().toISOString()));
  const duty = chosen ?? preset;
  const Place = chosen === undefined ? Fragment : InFocus;

  if (duties.length === 0) return <Empty>{say('nothingToOpen')}</Empty>;
  if (duty === undefined || duty === 'asking') {
    const choose = (one: Duty): void => {
      localStorage.setItem(lastDuty(me.staffId), keyOf(one));
      setChosen(one);
    };
    return (
      <Place key="choice">
        <h2>{say('whichOne')}</h2>
        <ul className="usa-list usa-list--unstyled maxw-tablet">
          {duties.map((one) => (
            <li key={keyOf(one)} className="margin-bottom-1">
              <Button type="button" outline className="width-full text-left padding-y-2" onClick={() => choose(one)}>
                {protocol(one.title)}
                {me.programs.length > 1 && <span className="display-block margin-top-05 text-normal">{programs.get(one.programId)?.title ?? one.programId}</span>}
              </Button>
            </li>
          ))}
        </ul>
      </Place>
    );
  }
  const title = duties.find((one) => keyOf(one) === keyOf(duty))?.title ?? '';
  return (
    <Place key="form">
      <p className="margin-y-1">
        <strong>{protocol(title)}</strong>, {programs.get(duty.programId)?.title ?? duty.programId}{' '}
        {duties.length > 1 && (
          <Button type="button" unstyled onClick={() => setChosen('asking')}>
            {say('change')}
          </Button>
        )}
      </p>
      <OpeningForm key={keyOf(duty)} duty={duty} />
    </Place>
  );
}

/** So that each of them can be filled in without a network. */
function useReadAhead(duties: readonly Duty[]): void {
  const client = useQueryClient();
  const keys = duties.map(keyOf).join(' ');
  useEffect(() => {
    for (const { programId, pathwayId } of duties) {
      client.query(openingQuery(programId, pathwayId)).catch(() => undefined);
      client.query(screeningQuery(programId, pathwayId)).catch(() => undefined);
    }
    // The same ways in again are nothing new.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, keys]);
}
