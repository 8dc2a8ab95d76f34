import { noteServerDate, serverNow } from '../../../apps/web/src/shared/device/clock';

describe("a device's clock", () => {
  const device = Date.parse('2026-06-02T12:00:00Z');
  const now = () => serverNow(device).toISOString();

  it('that is wrong by a day fills in what the server says', () => {
    noteServerDate('Mon, 01 Jun 2026 12:00:00 GMT', device);
    expect(now()).toBe('2026-06-01T12:00:00.000Z');
  });

  it('is not corrected by what an answer does not say', () => {
    noteServerDate(null, device);
    noteServerDate('soon', device);
    expect(now()).toBe('2026-06-01T12:00:00.000Z');
  });

  it('that is right again is taken as it is', () => {
    noteServerDate('Tue, 02 Jun 2026 11:59:59 GMT', device);
    expect(now()).toBe('2026-06-02T12:00:00.000Z');
  });
});
