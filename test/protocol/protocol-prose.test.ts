import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathways } from '#protocol/pathways';
import type { Program, StageId } from '#protocol/program';
import { huntingtonQrt } from '#protocol/programs/huntington-qrt.program';
import { laDoor } from '#protocol/programs/la-door.program';
import { philadelphiaPad } from '#protocol/programs/philadelphia-pad.program';
import { plymouthCountyOutreach } from '#protocol/programs/plymouth-county-outreach.program';
import { programs } from '#protocol/programs/registry';
import { santaFeLead } from '#protocol/programs/santa-fe-lead.program';
import { daysInWords, durationInWords, everyInWords, listInWords, midSentence, windowInWords } from '#protocol/views/in-words';
import { protocolText } from '#protocol/views/protocol-prose';
import { protocolPages, protocolsFolder } from '#tools/docs/protocol-page';

describe('in words', () => {
  test.each([
    ['PT10M', '10 minutes'],
    ['PT1H', '1 hour'],
    ['P6M', '6 months'],
    ['P1W', '1 week'],
    ['P1DT12H', '1 day and 12 hours'],
    ['PT0S', 'no time'],
  ])('%s is "%s"', (duration, words) => {
    expect(durationInWords(duration)).toBe(words);
  });

  test.each([
    [{ opens: 'PT12H', closes: 'PT72H' }, '12 to 72 hours after the overdose'],
    [{ opens: 'PT0S', closes: 'PT72H' }, 'within 72 hours of the overdose'],
    [{ opens: 'PT12H', closes: 'P3D' }, '12 hours to 3 days after the overdose'],
  ])('%j is "%s"', (window, words) => {
    expect(windowInWords(window, 'the overdose')).toBe(words);
  });

  test('days in a row are named by the first and the last, others one by one', () => {
    expect(daysInWords([1, 2, 3, 4, 5])).toBe('Monday to Friday');
    expect(daysInWords([5, 1, 3])).toBe('Monday, Wednesday and Friday');
    expect(daysInWords([6, 7])).toBe('Saturday and Sunday');
    expect(daysInWords([1, 2, 3, 4, 5, 6, 7])).toBe('every day');
  });

  test('one is left out of "every"', () => {
    expect(everyInWords('P1W')).toBe('every week');
    expect(everyInWords('P90D')).toBe('every 90 days');
  });

  test('a list ends with "and", and an abbreviation keeps its capitals', () => {
    expect(listInWords(['A', 'B', 'C'])).toBe('A, B and C');
    expect(midSentence('EMS practitioner')).toBe('EMS practitioner');
    expect(midSentence('Housing')).toBe('housing');
  });
});

describe("a program's protocol", () => {
  const stageOf = (program: Program, pathway: string, stage: StageId) =>
    protocolText(program).pathways.find(({ id }) => id === pathway)!.stages.find(({ id }) => id === stage)!.sentences.join(' ');

  test('gives the window of Plymouth County in hours, and the weeks after a death in days', () => {
    expect(stageOf(plymouthCountyOutreach, 'naloxonePlus', 'outreach')).toContain('12 to 72 hours after the overdose');
    expect(stageOf(plymouthCountyOutreach, 'naloxonePlus', 'familySupport')).toContain('28 to 42 days after the death');
  });

  test("gives Huntington's order of work", () => {
    expect(stageOf(huntingtonQrt, 'naloxonePlus', 'outreach')).toContain('1 never contacted; 2 tried, and not located; 3 declined, and interested in help later');
  });

  test("gives Philadelphia's hours, and that no time ends the help", () => {
    expect(stageOf(philadelphiaPad, 'officerIntervention', 'eligibility')).toContain('Monday to Friday, 12:00 to 20:00');
    expect(stageOf(philadelphiaPad, 'officerIntervention', 'followUp')).toContain('for as long as the person asks');
  });

  test('names the stages that the program leaves out', () => {
    expect(protocolText(philadelphiaPad).pathways.find(({ id }) => id === 'officerIntervention')!.leftOut).toEqual(['Abeyance']);
  });

  test('names for a step those whom the settings allow, not everybody who may', () => {
    const whoConfirms = (program: Program) => protocolText(program).pathways.find(({ id }) => id === 'officerIntervention')!.stages.find(({ id }) => id === 'eligibility')!.steps.map(({ who }) => who);
    expect(whoConfirms(santaFeLead)).toEqual(['prosecutor']);
    expect(whoConfirms(laDoor)).toEqual([expect.not.stringContaining('prosecutor')]);
    expect(whoConfirms(philadelphiaPad)).toEqual([]);
  });

  test('has each pathway that the program offers, in the order of the registry, with who starts it', () => {
    expect(protocolText(laDoor).pathways.map(({ id }) => id)).toEqual(Object.keys(pathways).filter((id) => id in laDoor.pathways));
    for (const { starts, opening } of protocolText(laDoor).pathways) {
      expect(starts.length).toBeGreaterThan(0);
      expect(opening.who).not.toBe('');
    }
  });
});

describe('docs/protocols', () => {
  const pages = Object.entries(protocolPages());

  test.each(pages)('%s is current: `npm run protocols` writes it', (name, text) => {
    const file = join(protocolsFolder, name);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(text);
  });

  test('has no page of a program that is gone', () => {
    expect(readdirSync(protocolsFolder).sort()).toEqual(pages.map(([name]) => name).sort());
  });

  test.each(pages.filter(([name]) => name !== 'README.md'))('%s draws a flowchart for each pathway, in which every line joins two known places', (name, text) => {
    const charts = [...text.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, chart]) => chart!);
    expect(charts).toHaveLength(protocolTextOf(name).pathways.length);
    for (const chart of charts) {
      const nodes = [...chart.matchAll(/^ {2}(\w+)[[(]/gm)].map(([, node]) => node);
      const ends = [...chart.matchAll(/^ {2}(\w+) -.*-> (\w+)$/gm)].flatMap(([, from, to]) => [from, to]);
      expect(ends.filter((end) => !nodes.includes(end))).toEqual([]);
      expect(nodes.filter((node) => !ends.includes(node))).toEqual([]);
    }
  });
});

function protocolTextOf(page: string) {
  return protocolText(Object.values(programs).find(({ id }) => `${id}.md` === page)!);
}
