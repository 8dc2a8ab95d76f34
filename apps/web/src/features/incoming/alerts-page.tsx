import { Label, Select } from '@trussworks/react-uswds';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Empty } from '../../shared/answered';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { Recorded } from '../../shared/recorded';
import { AlertItem } from './alert-item';
import { useIncomingWords } from './words';

const states = ['open', 'taken', 'closed'] as const;

/** What the caller's programs were told of that is no single case's, by how it stands. */
export function AlertsPage() {
  const say = useIncomingWords();
  const [params, setParams] = useSearchParams();
  const state = states.find((one) => one === params.get('state')) ?? 'open';
  const query = usePages(['list', 'alerts', state], (cursor) => answerOf(api.GET('/api/alerts', { params: { query: { state, limit: 50, ...cursor } } })));
  return (
    <Page title={say('alertsTitle')}>
      <Recorded />
      <Label htmlFor="state">{say('stateOfAlerts')}</Label>
      <Select id="state" name="state" value={state} onChange={({ target }) => setParams({ state: target.value }, { replace: true })}>
        {states.map((one) => (
          <option key={one} value={one}>
            {say(`state.${one}`)}
          </option>
        ))}
      </Select>
      <Pages query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty />
          ) : (
            <ul className="usa-list usa-list--unstyled">
              {items.map((alert) => (
                <li key={alert.alertId} className="padding-y-2 border-bottom-1px border-base-lighter">
                  <AlertItem alert={alert} />
                </li>
              ))}
            </ul>
          )
        }
      </Pages>
    </Page>
  );
}
