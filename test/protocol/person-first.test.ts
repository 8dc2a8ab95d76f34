import { betterWordsFor } from '#protocol/person-first';

describe('words that put the person first', () => {
  test.each([
    ['He says he is an addict.', 'addict', 'person with a substance use disorder'],
    ['Relapsed on Monday', 'Relapsed', 'return to use'],
    ['history of substance abuse', 'substance abuse', 'substance use'],
    ['has been staying clean since May', 'staying clean', 'in recovery'],
    ['Tuvo una recaída', 'recaída', 'regreso al consumo'],
    ['es alcohólica', 'alcohólica', 'persona con un trastorno por consumo de alcohol'],
  ])('are offered for "%s"', (text, said, better) => {
    expect(betterWordsFor(text)).toMatchObject([{ said, better }]);
  });

  test.each(['medication for addiction treatment', 'Alcoholics Anonymous on Tuesday', 'asked for clean clothes', 'Alcohólicos Anónimos', 'pide ropa limpia', 'un servicio'])('are not offered for "%s"', (text) => {
    expect(betterWordsFor(text)).toEqual([]);
  });

  test('are offered once for a word that stands there twice', () => {
    expect(betterWordsFor('an addict, and another addict')).toHaveLength(1);
  });
});
