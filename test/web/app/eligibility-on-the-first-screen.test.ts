import fc from 'fast-check';
import { emptyFile } from '#protocol/case-file';
import type { Fields } from '#protocol/fields';
import type { EligibilitySettings, PathwayId, Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { ageBands } from '#protocol/rules/eligibility.rule';
import { stageSettings } from '#protocol/stage-settings';
import { openingStepOf } from '#protocol/steps/registry';
import { decidingFields, isScreened, screeningFrom, verdictOf } from '../../../apps/web/src/features/officer/screen';

const offered = Object.values(programs).flatMap((program) =>
  (['officerIntervention', 'officerPrevention'] as const).flatMap((pathwayId) => {
    const settings = stageSettings(program, pathwayId, 'eligibility');
    return settings ? [{ program, pathwayId, settings }] : [];
  }),
);

const filledIn = (program: Program, settings: EligibilitySettings) =>
  fc.record({
    contactAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((at) => at.toISOString()),
    where: fc.constantFrom(...Object.keys(settings.districts), ...Object.keys(program.areas)),
    ageBand: fc.constantFrom(...Object.keys(ageBands)),
    criteria: fc.subarray(Object.keys(settings.criteria)),
    charges: settings.offenceClasses.length === 0 ? fc.constant<string[]>([]) : fc.array(fc.constantFrom(...settings.offenceClasses.map(({ value }) => value)), { minLength: 1, maxLength: 3 }),
    referralForNextWorkingDay: fc.option(fc.boolean(), { nil: undefined }),
  });

describe.each(offered)("eligibility on the officer's first screen: $program.id, $pathwayId", ({ program, pathwayId, settings }) => {
  const whenOpened = (input: Record<string, unknown>) => {
    const file = emptyFile({ caseId: '', programId: program.id, pathwayId, openedAt: '2026-06-01T12:00:00Z', openedBy: '' });
    const refusals = openingStepOf(pathwayId).check?.({ file, input, program, at: '2026-06-01T12:00:00Z', by: { staffId: '', roles: ['officer'] }, staffFacts: new Map() });
    return (refusals ?? []).map(({ code, field }) => ({ code, field }));
  };

  it('says what the server says, for every form that is filled in', () => {
    fc.assert(
      fc.property(filledIn(program, settings), ({ where, charges, criteria, referralForNextWorkingDay, ...rest }) => {
        const input = {
          ...rest,
          offerAccepted: true,
          ...(pathwayId === 'officerIntervention' ? { district: where, charges: charges.map((kind) => ({ id: kind, class: kind, title: '' })) } : { area: where }),
          ...(criteria.length > 0 && { criteria }),
          ...(referralForNextWorkingDay !== undefined && { referralForNextWorkingDay }),
        };
        const verdict = verdictOf(pathwayId, input, settings, program.zone);
        const server = whenOpened(input);
        // A criterion that nobody has ticked is not answered yet; the server then says no.
        const unanswered = verdict.is === 'undecided' ? ['criteria'] : [];
        const expected = criteria.length === 0 && settings.rules.includes('allCriteria') ? server.filter(({ field }) => field !== 'criteria') : server;
        const said = verdict.is === 'notEligible' ? verdict.refusals.map(({ code, field }) => ({ code, field })) : [];
        expect(said).toEqual(expected);
        if (verdict.is === 'undecided') expect(verdict.missing).toEqual(unanswered);
      }),
    );
  });

  it('says nothing of what is not answered yet', () => {
    const verdict = verdictOf(pathwayId, {}, settings, program.zone);
    expect(verdict.is).toBe('undecided');
  });

  it('asks first for what the pathway has fields for', () => {
    const fields = Object.keys(openingStepOf(pathwayId).fields as Fields);
    expect(fields).toEqual(expect.arrayContaining(decidingFields(pathwayId, settings)));
  });
});

describe('a screening without identity', () => {
  const settings = stageSettings(programs['philadelphia-pad']!, 'officerIntervention', 'eligibility')!;
  const zone = 'America/New_York';

  it('takes over where it was, the age and every reason, and nothing that says who the person is', () => {
    const input = { contactAt: '2026-06-01T16:00:00Z', district: '25', ageBand: 'under18', charges: [{ class: 'assault' }], name: 'A name', whereNow: 'A place', offerAccepted: true };
    expect(screeningFrom('officerIntervention', input, verdictOf('officerIntervention', input, settings, zone), '2026-06-01')).toEqual({
      screenedOn: '2026-06-01',
      district: '25',
      ageBand: 'under18',
      outcome: 'notEligible',
      reasons: ['ELIGIBILITY.DISTRICT_NOT_SERVED', 'ELIGIBILITY.CHARGE_NOT_DIVERTED', 'ELIGIBILITY.UNDER_AGE'],
    });
  });

  it('says that the person declined where the rules would have let the person in', () => {
    const input = { contactAt: '2026-06-01T16:00:00Z', district: '22', ageBand: 'from25to34', charges: [{ class: 'drug' }], offerAccepted: false };
    expect(screeningFrom('officerIntervention', input, verdictOf('officerIntervention', input, settings, zone), '2026-06-01')).toMatchObject({ outcome: 'declined' });
  });
});

describe('the forms that open a case', () => {
  it('name no member of staff: they are kept on the device in clear', () => {
    const named = Object.values(programs).flatMap(({ pathways }) =>
      (Object.keys(pathways) as PathwayId[]).flatMap((pathwayId) => {
        const fields = Object.values(openingStepOf(pathwayId).fields as Fields) as { kind: string }[];
        return fields.filter(({ kind }) => ['staff', 'organisation', 'entry', 'item'].includes(kind));
      }),
    );
    expect(named).toEqual([]);
    expect(isScreened('naloxonePlus')).toBe(false);
  });
});
