import { stepsWanted } from '../../../apps/web/src/features/help/explained-steps';
import { inSpanish } from '../../../apps/web/src/i18n/protocol.es';

const asItIs = (english: string) => english;

describe('the steps explained', () => {
  test('of a pathway leave out those of other pathways, and of a program', () => {
    const ids = stepsWanted({ pathway: 'selfReferral', words: '' }, asItIs).map(({ id }) => id);
    expect(ids).toContain('openSelfReferral');
    expect(ids).not.toContain('openOfficerIntervention');
    expect(ids).not.toContain('rosterTeam');
  });

  test('are found by every word that is looked for, in the language of the page, also without accents', () => {
    const found = stepsWanted({ words: 'ADMISION completar' }, inSpanish).map(({ id }) => id);
    expect(found).toEqual(['recordIntake']);
  });

  test('name no machine account as somebody to ask', () => {
    expect(stepsWanted({ words: 'machine account' }, asItIs)).toEqual([]);
  });
});
