import { choice, choices, code, list, organisation, published, type Option, type OptionContext } from '../fields.js';
import { asamLevels, medications, populations, residenceLevels } from '../levels-of-care.js';
import { stageSettings } from '../stage-settings.js';
import type { Refusal } from '../refusal.js';
import { isUuid } from '../value-forms.js';

/** Every service that referrals of the program can ask for, in any of its pathways. */
function servicesOfProgram({ program }: OptionContext): Option[] {
  const services = Object.keys(program.pathways).map((pathwayId) => stageSettings(program, pathwayId, 'placement')?.services ?? {});
  return Object.entries(Object.assign({}, ...services) as Record<string, string>).map(([value, label]) => ({ value, label }));
}

/** What a service says of itself, as the Human Services Data Specification (Open Referral HSDS 3) has it. */
export const serviceFields = {
  treatmentProvider: organisation('Treatment provider', { type: 'treatment', optional: true }),
  serviceProvider: organisation('Other service provider', { type: 'services', optional: true }),
  name: published('Name', { maxLength: 200 }),
  type: choice('What kind of service?', servicesOfProgram),
  levels: choices('ASAM levels of care (3rd edition)', asamLevels, { optional: true }),
  medications: choices('Medications for opioid use disorder', medications, { optional: true }),
  residenceLevel: choice('Recovery residence: NARR level', residenceLevels, { optional: true }),
  populations: choices('For whom, if not for everybody', populations, { optional: true }),
  languages: list('Languages', { language: code('Language code') }, { optional: true }),
  description: published('Description', { optional: true }),
  eligibility: published('Who can come?', { optional: true }),
  fees: published('What does it cost?', { optional: true }),
  phone: published('Phone', { optional: true, maxLength: 60 }),
  url: published('Web page', { optional: true, maxLength: 300 }),
  hours: published('Hours', { optional: true, maxLength: 300 }),
  locations: list(
    'Where?',
    {
      name: published('Name', { maxLength: 200 }),
      street: published('Street', { optional: true, maxLength: 200 }),
      city: published('City', { optional: true, maxLength: 100 }),
      state: published('State', { optional: true, maxLength: 60 }),
      postalCode: published('Postal code', { optional: true, maxLength: 20 }),
      country: published('Country code', { optional: true, maxLength: 2 }),
      accessibility: published('Accessibility', { optional: true, maxLength: 500 }),
    },
    { optional: true },
  ),
} as const;

/** Whose service it is has to be said, once. */
export function providerRefusals({ treatmentProvider, serviceProvider }: { treatmentProvider?: string; serviceProvider?: string }): Refusal[] {
  const given = [treatmentProvider, serviceProvider].filter((provider) => provider !== undefined);
  if (given.length === 0) return [{ code: 'SERVICE.PROVIDER_MISSING', message: 'Choose whose service it is.', field: 'treatmentProvider' }];
  if (given.length > 1) return [{ code: 'SERVICE.ONE_PROVIDER', message: 'A service is of one provider.', field: 'serviceProvider' }];
  return [];
}

/** Ids of the specification are UUIDs. */
export function hsdsIdRefusals({ hsdsId }: { hsdsId?: string }): Refusal[] {
  if (hsdsId === undefined || isUuid(hsdsId)) return [];
  return [{ code: 'DIRECTORY.ID_NOT_UUID', message: 'An id of the specification is a UUID.', field: 'hsdsId' }];
}
