import { Button, Label } from '@trussworks/react-uswds';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type SubmitEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Empty, Failed, Loading } from '../../shared/answered';
import { Page } from '../../shared/page';
import { FoundPerson } from './found-person';
import { useCasesWords } from './words';

/** What was typed in the head of the page, on the way here. */
export interface WayToParticipants {
  name?: string;
}

interface Sought {
  name: string;
  birthDate: string;
  phone: string;
}

/** For coordinators alone: a participant by what is known of them. What is looked for never stands in an address. */
export function ParticipantsPage() {
  const way = useLocation();
  const { name = '' } = (way.state as WayToParticipants | null) ?? {};
  // Who is here already and types another name in the head comes here anew.
  return <Search key={way.key} name={name} />;
}

/** `name`: what is looked for at once. */
function Search({ name }: { name: string }) {
  const say = useCasesWords();
  const [sought, setSought] = useState<Sought>({ name, birthDate: '', phone: '' });
  const search = useMutation({
    mutationFn: (by: Sought) => answerOf(api.POST('/api/participants/search', { body: Object.fromEntries(Object.entries(by).filter(([, value]) => value !== '')) })),
  });
  const { mutate } = search;
  useEffect(() => {
    if (name !== '') mutate({ name, birthDate: '', phone: '' });
  }, [name, mutate]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    mutate(sought);
  };
  return (
    <Page title={say('people')} action={<Link to="/cases">{say('toCases')}</Link>}>
      <p className="usa-hint measure-5">{say('peopleHint')}</p>
      <form role="search" aria-label={say('people')} className="usa-form maxw-mobile-lg" onSubmit={submit}>
        {(['name', 'birthDate', 'phone'] as const).map((field) => (
          <div key={field}>
            <Label htmlFor={`person-${field}`}>
              {say(field)} <span className="usa-hint">({say('optional')})</span>
            </Label>
            <input
              className="usa-input"
              id={`person-${field}`}
              name={field}
              type={field === 'birthDate' ? 'date' : field === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              value={sought[field]}
              onChange={({ target }) => setSought({ ...sought, [field]: target.value })}
            />
          </div>
        ))}
        <Button type="submit" disabled={search.isPending}>
          {say('search')}
        </Button>
      </form>
      <div aria-live="polite">
        {search.isPending && <Loading />}
        {search.error && <Failed error={search.error} />}
        {search.data?.items.length === 0 && <Empty>{say('nobodyFound')}</Empty>}
        {search.data && search.data.items.length > 0 && (
          <ol className="usa-list usa-list--unstyled">
            {search.data.items.map((person, index) => (
              <FoundPerson key={person.participantId} person={person} n={index + 1} />
            ))}
          </ol>
        )}
      </div>
    </Page>
  );
}
