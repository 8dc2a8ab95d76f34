import { inSpanish, protocolWords } from '../../../apps/web/src/i18n/protocol.es.js';
import { translator } from '../../../apps/web/src/i18n/translator.js';
import { protocolSentences } from '../support/protocol-sentences.js';

describe('the protocol in Spanish', () => {
  const said = protocolSentences();

  test('has every sentence that the API can show', () => {
    const missing = [...said].filter(([sentence]) => !Object.hasOwn(protocolWords, sentence)).map(([sentence, path]) => `${path}: ${sentence}`);
    expect(missing).toEqual([]);
  });

  test('has nothing that is not said any more', () => {
    expect(Object.keys(protocolWords).filter((sentence) => !said.has(sentence))).toEqual([]);
  });

  test('puts in as many values as the English does', () => {
    const values = (words: string) => words.split('{}').length;
    expect(Object.entries(protocolWords).filter(([english, spanish]) => values(english) !== values(spanish))).toEqual([]);
  });

  test.each([
    ['Has run out: Responder safety', 'Ha vencido: Seguridad del personal que responde'],
    ['Social worker: may not be on this team', 'Trabajo social: no puede estar en este equipo'],
    ['Nobody on the team is: Nurse or Paramedic', 'Nadie en el equipo es: Enfermería o Paramédico'],
    ['The hold lasts until 2026-11-22 already.', 'La suspensión ya dura hasta el 2026-11-22.'],
    ['Counseling notes; A named recipient, signed 2026-11-22', 'Notas de consejería; Un destinatario nombrado, firmado el 2026-11-22'],
    ['Retail theft (2)', 'Hurto en comercios (2)'],
  ])('says "%s" with its values', (english, spanish) => {
    expect(inSpanish(english)).toBe(spanish);
  });

  test('leaves words that it does not have as they are', () => {
    expect(inSpanish('Police-Assisted Diversion (PAD), Philadelphia')).toBe('Police-Assisted Diversion (PAD), Philadelphia');
  });
});

describe('words by a dictionary', () => {
  test('are those of the entry with the most words of its own', () => {
    const translate = translator({ '{}: {}': 'loose {} {}', '{}: may not come': '{} no puede venir' });
    expect(translate('Ana: may not come')).toBe('Ana no puede venir');
  });
});
