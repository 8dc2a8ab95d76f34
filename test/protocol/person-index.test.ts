import { indexTerms, normalizedName, normalizedPhone } from '#protocol/person-index';

describe('a name is recognized', () => {
  test.each([
    ['in capitals', 'JORDAN AVERY'],
    ['with the family name first', 'Avery, Jordan'],
    ['with more spaces', '  Jordan \t Avery '],
    ['with diacritics', 'Jördan Avéry'],
    ['with diacritics as characters of their own', 'Jo\u0308rdan Ave\u0301ry'],
    ['with full stops', 'Jordan. Avery.'],
  ])('%s', (_how, name) => {
    expect(normalizedName(name)).toBe(normalizedName('Jordan Avery'));
  });

  test.each([
    ["O'Brien", 'OBrien'],
    ['O’Brien', "O'Brien"],
    ['Smith-Jones', 'Jones Smith'],
    ['Łukasz Groß', 'Lukasz Gross'],
    ['Иван Петров', 'ПЕТРОВ ИВАН'],
  ])('%s as %s', (one, other) => {
    expect(normalizedName(one)).toBe(normalizedName(other));
  });

  test('and another is not', () => {
    expect(normalizedName('Jordan Avery')).not.toBe(normalizedName('Jordan Averys'));
    expect(normalizedName('Jo Rdan')).not.toBe(normalizedName('Jordan'));
  });

  test.each(['?', ' - ', 'Unknown', 'unknown, name', 'John Doe', 'DOE, JANE', 'N/A'])('never by "%s", which names nobody', (name) => {
    expect(normalizedName(name)).toBeUndefined();
  });
});

describe('a phone is recognized', () => {
  test.each(['(215) 555-0123', '215.555.0123', '+1 215 555 0123', '12155550123'])('written as %s', (phone) => {
    expect(normalizedPhone(phone)).toBe('2155550123');
  });

  test('from seven digits on', () => {
    expect(normalizedPhone('555-012')).toBeUndefined();
    expect(normalizedPhone('555-0123')).toBe('5550123');
  });
});

describe('a person is found again', () => {
  const kinds = (identity: Parameters<typeof indexTerms>[0]) => indexTerms(identity).map(({ kind }) => kind);

  test('by name with birth date, by name and by phone', () => {
    expect(kinds({ name: 'Jordan Avery', birthDate: '1990-02-03', phone: '215 555 0123' })).toEqual(['nameAndBirthDate', 'name', 'phone']);
  });

  test('never by a birth date alone', () => {
    expect(kinds({ birthDate: '1990-02-03' })).toEqual([]);
  });

  test('never by a placeholder, even with a birth date', () => {
    expect(kinds({ name: 'Unknown', birthDate: '1990-02-03' })).toEqual([]);
  });
});
