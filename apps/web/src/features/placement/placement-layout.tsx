import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { caseQuery } from '../../api/queries';
import { Fields } from '../../form/fields';
import type { OwnScreenProps } from '../../form/own-screen';
import type { FormValues } from '../../form/values';
import { serverNow } from '../../shared/device/clock';
import { Note } from '../../shared/note';
import { useServiceNames } from '../../shared/service-names';
import { useWhen } from '../../shared/when';
import { admissionClocks, choiceOf, type Service } from './directory-choice';
import { DirectorySearch } from './directory-search';
import { usePlacementWords } from './words';

const ofService = ['service', 'treatmentProvider', 'serviceProvider', 'place'];

/** A request for a place: what there is already, the directory with what is free now, and the rest of the step's fields. */
export function PlacementLayout({ caseId, step, zone }: OwnScreenProps) {
  const say = usePlacementWords();
  const { fields } = step;
  const { setValue, clearErrors, formState } = useFormContext<FormValues>();
  const [chosen, setChosen] = useState<Service>();
  const [isByHand, setByHand] = useState(false);
  const wrong = ofService.some((name) => formState.errors[name] !== undefined);
  const choose = (service: Service): void => {
    setChosen(service);
    for (const [name, value] of Object.entries(choiceOf(service, fields))) setValue(name, value, { shouldDirty: true });
    clearErrors(ofService);
  };
  const only = (names: readonly string[]) => fields.filter(({ name }) => names.includes(name));
  return (
    <>
      <WhatThereIs caseId={caseId} />
      <DirectorySearch caseId={caseId} fields={fields} chosen={chosen?.id} onChoose={choose} />
      <h2 className="margin-top-4">{say('request')}</h2>
      {chosen && (
        <Note type="success" role="status">
          {say('chosen', { service: chosen.name, provider: chosen.provider.name })}
          {chosen.capacity?.free === 0 && ` ${say('joinsList')}`}
        </Note>
      )}
      <details open={isByHand || wrong} onToggle={({ currentTarget }) => setByHand(currentTarget.open)}>
        <summary className="padding-y-105 text-primary text-underline">{say('orChoose')}</summary>
        <Fields fields={only(ofService)} zone={zone} caseId={caseId} />
      </details>
      <Duplicate caseId={caseId}>
        <Fields fields={only(['duplicateBecause'])} zone={zone} caseId={caseId} />
      </Duplicate>
      <Fields fields={only(['injectsDrugs'])} zone={zone} caseId={caseId} />
      <Clocks zone={zone} />
      <Fields fields={fields.filter(({ name }) => ![...ofService, 'duplicateBecause', 'injectsDrugs'].includes(name))} zone={zone} caseId={caseId} />
    </>
  );
}

/** Enhance, do not duplicate: what the person receives and what has been asked for stands before the search. */
function WhatThereIs({ caseId }: { caseId: string }) {
  const say = usePlacementWords();
  const { data } = useQuery(caseQuery(caseId));
  const names = useServiceNames(data?.programId ?? '');
  const inWords = (services: readonly string[]) => services.map((service) => names.get(service) ?? service).join(', ');
  const received = data?.received;
  const placements = Array.isArray(data?.placements) ? (data.placements as { service: string; status: string }[]) : [];
  const asked = placements.filter(({ status }) => !ended.includes(status)).map(({ service }) => service);
  if (received === 'noConsent') return <p>{say('receivedUnknown')}</p>;
  return (
    <>
      {received !== undefined && received.length > 0 && (
        <Note type="info" className="margin-y-1">
          <strong>{say('received', { services: inWords(received) })}</strong> {say('receivedHint')}
        </Note>
      )}
      {asked.length > 0 && <p>{say('open', { services: inWords(asked) })}</p>}
    </>
  );
}

/** Statuses that nothing follows. */
const ended = ['rejected', 'completed', 'cancelled', 'failed'];

/** The reason is asked for where the person receives the service already, as far as that is known here; else where the server asks. */
function Duplicate({ caseId, children }: { caseId: string; children: ReactNode }) {
  const say = usePlacementWords();
  const { data } = useQuery(caseQuery(caseId));
  const service = useWatch<FormValues, string>({ name: 'service' });
  const { formState } = useFormContext<FormValues>();
  const isReceived = Array.isArray(data?.received) && data.received.some((one) => one === service);
  if (!isReceived && data?.received !== 'noConsent' && formState.errors['duplicateBecause'] === undefined) return null;
  return (
    <>
      {isReceived && (
        <Note type="warning" role="status" className="margin-top-2">
          {say('isReceived')}
        </Note>
      )}
      {children}
    </>
  );
}

function Clocks({ zone }: { zone: string }) {
  const say = usePlacementWords();
  const when = useWhen(zone);
  const injects = useWatch<FormValues, string>({ name: 'injectsDrugs' });
  const [at] = useState(() => serverNow().toISOString());
  const { interim, admission, withInterim } = admissionClocks(at);
  return (
    <section aria-labelledby="clocks" className="margin-top-2">
      <h3 id="clocks" className="margin-bottom-0">
        {say('clocks')}
      </h3>
      <p className="margin-top-05">{say('clocksHint')}</p>
      {injects === 'yes' && (
        <ul className="usa-list">
          <li>{say('interimBy', { when: when.dateTime(interim) })}</li>
          <li>{say('admissionBy', { when: when.date(admission) })}</li>
          <li>{say('admissionWithInterim', { when: when.date(withInterim) })}</li>
        </ul>
      )}
    </section>
  );
}
