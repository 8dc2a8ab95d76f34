import { addWords } from '../../i18n/index';

export const usePlanWords = addWords('plan', {
  en: {
    goals: 'Goals',
    ownWords: "The person's own goals, in the person's own words. One is enough to begin with.",
    roads: 'There are several roads to recovery',
    roadsHint: 'Abstinence is one of them, and never assumed to be the goal. A goal may as well be:',
    road: {
      safer: 'to use less, or more safely',
      medication: 'to start or stay on a medication',
      place: 'a place to live, work, or papers in order',
      people: 'to be with people again: family, friends, a group of peers',
      health: 'to sleep, eat and feel better',
    },
    add: 'Add a goal for:',
    goal: 'Goal {{n}}',
    goalFor: 'Goal {{n}}: {{area}}',
    remove: 'Remove goal {{n}}',
    full: 'A plan holds {{max}} goals at most.',
    missing: 'Add one goal or more',
  },
  es: {
    goals: 'Metas',
    ownWords: 'Las metas propias de la persona, en sus propias palabras. Una basta para empezar.',
    roads: 'Hay varios caminos hacia la recuperación',
    roadsHint: 'La abstinencia es uno de ellos, y nunca se da por hecho que sea la meta. Una meta puede ser también:',
    road: {
      safer: 'consumir menos, o de forma más segura',
      medication: 'empezar o seguir con un medicamento',
      place: 'un lugar donde vivir, trabajo o papeles en regla',
      people: 'volver a estar con otros: familia, amigos, un grupo de pares',
      health: 'dormir, comer y sentirse mejor',
    },
    add: 'Agregar una meta sobre:',
    goal: 'Meta {{n}}',
    goalFor: 'Meta {{n}}: {{area}}',
    remove: 'Quitar la meta {{n}}',
    full: 'Un plan tiene como máximo {{max}} metas.',
    missing: 'Agregue al menos una meta',
  },
});
