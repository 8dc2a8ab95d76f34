import { figure, latencies, quantile } from '../../bench/statistics.js';

describe('the figures of the bench', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('takes quantiles by nearest rank, in any order', () => {
    expect(quantile(oneToHundred, 0.5)).toBe(50);
    expect(quantile(oneToHundred, 0.99)).toBe(99);
    expect(quantile(oneToHundred, 0)).toBe(1);
    expect(quantile(oneToHundred, 1)).toBe(100);
    expect(quantile([7], 0.99)).toBe(7);
  });

  it('has no quantile of nothing', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('sums latencies up', () => {
    expect(latencies(oneToHundred)).toEqual({ count: 100, median: 50, p99: 99, max: 100 });
  });

  it('gives rounds as their median with the lowest and the highest', () => {
    expect(figure([12, 10, 30])).toEqual({ median: 12, lowest: 10, highest: 30 });
  });
});
