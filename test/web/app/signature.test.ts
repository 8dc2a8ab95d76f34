import { drawnLines } from '#protocol/documents/drawn-lines';
import { box, withBegun, withPoint } from '../../../apps/web/src/features/consent/drawn';

const asked = new RegExp(`^(?:${drawnLines})$`);
const most = 20_000;

describe('a drawn signature', () => {
  it('is lines alone, as a consent takes them; a dot is one too', () => {
    const dot = withBegun('', { x: 10.4, y: 20.6 });
    expect(dot).toBe('M10 21L10 21');
    const line = withPoint(dot, { x: 40, y: 60 }, most);
    expect([dot, line, withBegun(line, { x: 1, y: 1 })].every((path) => asked.test(path))).toBe(true);
  });

  it('stays within its box, wherever the finger goes', () => {
    const path = withPoint(withBegun('', { x: -5, y: -9 }), { x: 9_999, y: 9_999 }, most);
    expect(path).toBe(`M0 0L0 0L${box.width} ${box.height}`);
  });

  it('leaves out what is too near to say anything', () => {
    const path = withBegun('', { x: 10, y: 10 });
    expect(withPoint(path, { x: 12, y: 12 }, most)).toBe(path);
    expect(withPoint(path, { x: 13, y: 10 }, most)).toBe(`${path}L13 10`);
  });

  it('is never longer than the field', () => {
    const path = withBegun('', { x: 10, y: 10 });
    expect(withPoint(path, { x: 100, y: 100 }, path.length + 8)).toBe(`${path}L100 100`);
    expect(withPoint(path, { x: 100, y: 100 }, path.length + 7)).toBe(path);
  });
});
