import { addWords } from '../../i18n/index';

export const useWorklistWords = addWords('worklist', {
  en: {
    title: 'My worklist',
    program: 'Program',
    allPrograms: 'All programs',
    groups: { late: 'Late', today: 'Today', later: 'Later', anyTime: 'At any time, if it comes to that' },
    unfold: 'Show these',
    nothing: 'Nothing waits for you. New work appears here by itself.',
    for: 'For {{name}}',
    about: 'About: {{subject}}',
    askedFirst: 'Asked first: {{name}}',
    toCase: 'To the case, {{number}}',
    urgent: 'Urgent',
  },
  es: {
    title: 'Mi lista de trabajo',
    program: 'Programa',
    allPrograms: 'Todos los programas',
    groups: { late: 'Con retraso', today: 'Hoy', later: 'Más adelante', anyTime: 'En cualquier momento, si se da el caso' },
    unfold: 'Mostrar estos',
    nothing: 'No hay nada pendiente para usted. El trabajo nuevo aparece aquí por sí solo.',
    for: 'Para {{name}}',
    about: 'Sobre: {{subject}}',
    askedFirst: 'Se le pide primero a: {{name}}',
    toCase: 'Ir al caso, {{number}}',
    urgent: 'Urgente',
  },
});
