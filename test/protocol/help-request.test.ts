import { canBeReached, openingForHelp, pathwayForHelp, type HelpRequest } from '#protocol/help-request';
import { programs } from '#protocol/programs/registry';
import { mayHandIn } from '#protocol/scopes';
import { openActiveOutreach } from '#protocol/steps/open-active-outreach.step';
import { openSelfReferral } from '#protocol/steps/open-self-referral.step';

const at = '2031-03-04T18:05:00.000Z';
const asked = (more: Partial<HelpRequest> = {}) => ({ forWhom: 'self', language: 'en', area: 'brockton', ...more }) as const;

describe('a request for help goes to', () => {
  it.each([
    ['self', 'plymouth-county-outreach', 'selfReferral'],
    ['relative', 'plymouth-county-outreach', 'activeOutreach'],
    ['self', 'la-door', 'activeOutreach'],
    ['self', 'huntington-qrt', undefined],
    ['relative', 'philadelphia-pad', undefined],
  ] as const)('%s, %s: %s', (forWhom, program, pathway) => {
    expect(pathwayForHelp(programs[program]!, forWhom)).toBe(pathway);
  });

  it('self-referral for a relative too, where there is no outreach', () => {
    expect(pathwayForHelp({ pathways: { selfReferral: { stages: {} } } }, 'relative')).toBe('selfReferral');
  });
});

describe('what is opened with a request', () => {
  it.each([
    ['selfReferral', openSelfReferral],
    ['activeOutreach', openActiveOutreach],
  ] as const)('has fields of the opening step of %s alone, its required ones among them', (pathwayId, step) => {
    const everything = asked({ name: 'Jordan Avery', phone: '555-0100', howToReach: 'By mail', safeToCall: true, place: 'The library', words: 'Anything', language: 'es' });
    const input = openingForHelp(pathwayId, { ...everything, area: 'brockton' }, at);
    expect(Object.keys(step.fields)).toEqual(expect.arrayContaining(Object.keys(input)));
    expect(Object.keys(input)).toEqual(expect.arrayContaining(Object.entries(step.fields).flatMap(([name, { required }]) => (required ? [name] : []))));
  });

  it('says nothing that was not said', () => {
    expect(openingForHelp('selfReferral', asked(), at)).toEqual({ source: 'participant', area: 'brockton', askedAt: at, referralForNextWorkingDay: true });
  });

  it("keeps a relative's number apart from the person's own", () => {
    const input = openingForHelp('activeOutreach', asked({ forWhom: 'relative', phone: '555-0100' }), at);
    expect(input).toEqual({ source: 'familyOrFriend', area: 'brockton', seenAt: at, safeContact: 'Relative or friend who asked: 555-0100.' });
  });

  it.each([
    [{ safeToCall: false }, 'Do not call.'],
    [{ safeToCall: true }, 'Safe to call.'],
    [{ howToReach: 'Ask at the library' }, 'Ask at the library.'],
    [{ howToReach: 'Only after six!', language: 'es' }, 'Only after six! Answer in Spanish.'],
  ] as const)('tells the team how to reach the person: %j', (said, safeContact) => {
    expect(openingForHelp('selfReferral', asked(said), at)).toMatchObject({ safeContact });
  });

  it('tells all of it in one line of 200 characters at most', () => {
    const longest = asked({ forWhom: 'relative', phone: '5'.repeat(40), howToReach: 'x'.repeat(80), safeToCall: true, language: 'es' });
    const { safeContact } = openingForHelp('activeOutreach', longest, at) as { safeContact: string };
    expect(safeContact.length).toBeLessThanOrEqual(openActiveOutreach.fields.safeContact.maxLength);
  });
});

it.each([
  [{}, false],
  [{ name: 'Jordan Avery', words: 'Please call' }, false],
  [{ phone: '555-0100' }, true],
  [{ howToReach: 'By mail' }, true],
  [{ place: 'The library' }, true],
])('with %j somebody can be found: %p', (said, found) => {
  expect(canBeReached(asked(said))).toBe(found);
});

describe('a machine account opens', () => {
  it.each([
    ['notices:write', 'naloxonePlus', true],
    ['notices:write', 'selfReferral', false],
    ['help:write', 'selfReferral', true],
    ['help:write', 'activeOutreach', true],
    ['help:write', 'naloxonePlus', false],
    ['help:write', 'officerIntervention', false],
  ] as const)('with %s a case of %s: %p', (scope, pathwayId, may) => {
    expect(mayHandIn({ machine: true, scopes: [scope] }, pathwayId)).toBe(may);
  });
});
