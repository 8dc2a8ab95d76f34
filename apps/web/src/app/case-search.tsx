import { Button } from '@trussworks/react-uswds';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../api/queries';
import { destinationsOf } from './navigation';
import { useAppWords } from './words';

const caseId = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/iu;

/** From any page to a case by its id, typed or pasted; for coordinators to a person by name, which never stands in an address. */
export function CaseSearch() {
  const say = useAppWords();
  const go = useNavigate();
  const { roles } = useMe();
  const [sought, setSought] = useState('');
  const [isNone, setNone] = useState(false);
  const findsPeople = roles.includes('coordinator');
  if (!destinationsOf(roles).some(({ to }) => to === '/cases')) return null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const [id] = caseId.exec(sought) ?? [];
    setNone(id === undefined && !findsPeople && sought.trim() !== '');
    if (id !== undefined) void go(`/cases/${id.toLowerCase()}`);
    else if (findsPeople && sought.trim() !== '') void go('/participants', { state: { name: sought.trim() } });
    else return;
    setSought('');
  };
  return (
    <form role="search" className="app-search app-not-printed" onSubmit={submit}>
      <label htmlFor="case-search" className="usa-sr-only">
        {say(findsPeople ? 'search.labelPeople' : 'search.label')}
      </label>
      <input
        id="case-search"
        className="usa-input"
        type="search"
        autoComplete="off"
        placeholder={say(findsPeople ? 'search.labelPeople' : 'search.label')}
        value={sought}
        onChange={({ target }) => {
          setNone(false);
          setSought(target.value);
        }}
      />
      <Button type="submit" inverse outline className="margin-0">
        {say('search.go')}
      </Button>
      {isNone && (
        <p role="alert" className="margin-y-05 width-full">
          {say('search.notFound')}
        </p>
      )}
    </form>
  );
}
