import type { requestPlacement } from '#protocol/steps/request-placement.step';
import { refusedFor } from '../step-facts.js';
import type { Effect } from './effect.js';

/** A bed or slot is asked for at the provider that has it, as the service that it is. It changes nothing: only the list's first gets one. */
export const requestPlacementEffect: Effect<typeof requestPlacement> = async ({ sql, input: { place, service, treatmentProvider, serviceProvider } }) => {
  if (place === undefined) return undefined;
  const { rows } = await sql.query<{ type: string; provider: string }>({
    name: 'place-asked-for',
    text: 'select type, organisation_id as provider from service where id = $1',
    values: [place],
  });
  const [asked] = rows;
  if (asked?.type === service && asked.provider === (treatmentProvider ?? serviceProvider)) return undefined;
  return refusedFor([{ field: 'place', code: 'PLACEMENT.PLACE_OF_ANOTHER', message: 'This provider has no such bed or slot for this service' }]);
};
