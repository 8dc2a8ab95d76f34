import { laDoor } from '#protocol/programs/la-door.program';
import { plymouthCountyOutreach } from '#protocol/programs/plymouth-county-outreach.program';
import { courseOf, type Course } from '#protocol/views/protocol-course';
import { protocolText } from '#protocol/views/protocol-prose';
import type { PathwayId, Program } from '#protocol/program';

const courseIn = (program: Program, pathway: PathwayId): Course => courseOf(protocolText(program).pathways.find(({ id }) => id === pathway)!);
const between = ({ ways }: Course, from: string, to: string) => ways.filter((way) => way.from === from && way.to === to).map(({ when }) => when);

describe('the course of a pathway', () => {
  it('goes from what opens a case through its stages to its close', () => {
    const { main } = courseIn(plymouthCountyOutreach, 'naloxonePlus');
    expect(main.map(({ id }) => id)).toEqual(['outreach', 'intake', 'consent', 'placement', 'followUp']);
  });

  it('has support for the family beside it from the start', () => {
    const course = courseIn(plymouthCountyOutreach, 'naloxonePlus');
    expect(course.beside.map(({ id }) => id)).toEqual(['familySupport']);
    expect(between(course, 'start', 'familySupport')).toEqual(['beside it']);
    expect(between(course, 'familySupport', 'closed')).toEqual([undefined]);
  });

  it('says how a stage can end the case', () => {
    expect(between(courseIn(laDoor, 'officerIntervention'), 'eligibility', 'closed')).toEqual(['not eligible']);
  });

  it('comes back to a placement for whoever wants one again', () => {
    expect(between(courseIn(laDoor, 'officerIntervention'), 'followUp', 'placement')).toEqual(['wants a placement again']);
  });
});
