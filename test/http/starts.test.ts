import type { StartSource } from '#protocol/case-file';
import { startSources } from '#protocol/start-sources';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { instantFrom } from '../support/http-moves.js';
import { handsIn, overdoseIn } from '../support/notices.js';

let http: HttpEngine;

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')), withoutWorker: true });
});
afterAll(() => http.stop());

interface Start {
  as: string;
  programId: string;
  pathwayId: string;
  area: string;
  met: string;
  more?: object;
}

const selfReferral = { programId: 'plymouth-county-outreach', pathwayId: 'selfReferral', area: 'hull', met: 'askedAt' };
const outreach = { programId: 'plymouth-county-outreach', pathwayId: 'activeOutreach', area: 'hull', met: 'seenAt' };
const prevention = { programId: 'west-virginia-police-and-peers', pathwayId: 'officerPrevention', area: 'county', met: 'contactAt', more: { offerAccepted: true, criteria: ['nonviolent', 'notLawEnforcement'] } };
const overdose = { programId: 'plymouth-county-outreach', pathwayId: 'naloxonePlus', area: 'hull', met: 'overdoseAt', more: { fatal: false } };

/** Who opens a case when it begins so, and on which pathway. */
const starts: Readonly<Record<StartSource, Start>> = {
  officerInField: { as: 'wv-officer', ...prevention },
  participant: { as: 'pco-peer', ...selfReferral },
  familyOrFriend: { as: 'pco-peer', ...selfReferral },
  publicDefender: { as: 'wv-coordinator', ...prevention },
  jailRelease: { as: 'wv-peer', ...prevention },
  jailInReach: { as: 'pco-case-manager', ...selfReferral },
  emergencyCall: { as: 'pco-responder', ...outreach },
  overdoseNotice: { as: 'pco-feed', ...overdose },
  spikeAlert: { as: 'pco-coordinator', ...outreach },
  repeatContacts: { as: 'wv-coordinator', ...prevention },
  stakeholderMeeting: { as: 'pco-coordinator', ...outreach },
  engagementEvent: { as: 'pco-peer', ...selfReferral },
  emsOrFire: { as: 'pco-responder', ...overdose },
  hospital: { as: 'pco-clinician', ...overdose },
  dropInCentre: { as: 'pco-peer', ...outreach },
};

describe('a case begins', () => {
  test.each(Object.entries(starts) as [StartSource, Start][])('%s', async (source, { as, programId, pathwayId, area, met, more }) => {
    const input = { source, area, [met]: instantFrom(http, -30), ...more };
    const { status, body } = await http.send('POST', '/api/cases', { as, body: { programId, pathwayId, input } });
    expect({ status, body }).toMatchObject({ status: 201 });
    expect(await http.engine.file(body.caseId as string)).toMatchObject({ pathwayId, start: { source, area, at: instantFrom(http, -30) } });
  });

  test('by an overdose notice that a machine hands in', async () => {
    const { status, body } = await handsIn(http, 'pco-feed', 'overdose', overdoseIn(http, 'hull'));
    expect(status).toBe(201);
    expect(await http.engine.file(body.caseId as string)).toMatchObject({ start: { source: 'overdoseNotice' } });
  });

  test('in no way that has no words', () => {
    expect(Object.keys(starts).sort()).toEqual(Object.keys(startSources).sort());
  });
});
