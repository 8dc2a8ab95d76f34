import { emptyFile, type CaseFile } from '#protocol/case-file';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { whatToDoWhenNobodyComes } from '#protocol/rules/handoff.rule';
import { caseView } from '#protocol/views/case-view';
import { aReader } from '../protocol/builders.js';

const officer = '0192f8a0-0000-7000-8000-0000000000a1';
const at = '2026-11-22T18:00:00.000Z';

/** What the officer who waits is shown. */
function handoffIn(handoff: CaseFile['handoff'], state: 'running' | 'ended' | 'skipped' = 'running') {
  const begun = emptyFile({ caseId: officer, programId: madisonMari.id, pathwayId: 'officerIntervention', openedAt: at, openedBy: officer });
  const file = { ...begun, handoff, stages: [{ key: 'warmHandoff', stage: 'warmHandoff', revision: 1, state }] };
  const names = { nameOf: () => 'Somebody', titleOf: () => undefined, recommendationFor: () => 'none' };
  return caseView({ file, program: madisonMari, reader: aReader({ roles: ['officer'] }), disclosed: [], ...names }).handoff;
}

describe('an officer who waits for a peer', () => {
  it('sees that the request is made, while it may still pass on', () => {
    expect(handoffIn({ passedOn: 2 })).toEqual({ passedOn: 2, standing: 'requested' });
  });

  it('sees that nobody comes, and what to do, once it has passed on for the last time', () => {
    expect(handoffIn({ passedOn: 3 })).toEqual({ passedOn: 3, standing: 'nobodyComing', whatToDo: whatToDoWhenNobodyComes });
  });

  it('sees who comes and when, however often it had passed on', () => {
    expect(handoffIn({ passedOn: 3, coming: { staffId: officer, at } })).toMatchObject({ standing: 'coming', coming: { name: 'Somebody', at } });
  });

  it.each(['ended', 'skipped'] as const)('waits no longer where the stage is %s', (state) => {
    expect(handoffIn({ passedOn: 3 }, state)).toEqual({ passedOn: 3 });
  });
});
