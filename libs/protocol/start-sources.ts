import type { StartSource } from './case-file.js';

/** What can start a case, in words. */
export const startSources: Readonly<Record<StartSource, string>> = {
  officerInField: 'An officer in the field',
  participant: 'The person asked for help',
  familyOrFriend: 'Family or a friend',
  publicDefender: 'A public defender',
  jailRelease: 'A release from jail',
  jailInReach: 'In-reach in a jail',
  emergencyCall: 'An emergency call',
  overdoseNotice: 'An overdose notice',
  spikeAlert: 'A spike of overdoses',
  repeatContacts: 'Repeated responses to one person',
  stakeholderMeeting: 'A decision of the stakeholder meeting',
  engagementEvent: 'An engagement event',
  emsOrFire: 'An EMS or fire crew',
  hospital: 'A hospital',
  dropInCentre: 'A drop-in center',
};

/** Some of them, to choose from. */
export function sourcesAmong<const S extends StartSource>(...sources: readonly S[]): Readonly<Record<S, string>> {
  return Object.fromEntries(sources.map((source) => [source, startSources[source]])) as Record<S, string>;
}
