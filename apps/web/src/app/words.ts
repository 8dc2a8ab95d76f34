import { addWords } from '../i18n/index';

export const useAppWords = addWords('app', {
  en: {
    signIn: 'Sign in',
    signInTitle: 'Sign in',
    signInHint: 'Your agency runs the sign-in. You come back here after it.',
    helpLink: 'Looking for help for yourself or somebody close to you? You need no account.',
    signedInAs: '{{name}}',
    lockedTitle: 'Signed out',
    lockedIdle: 'Nothing was done here for {{minutes}} minutes, so you were signed out. What you had filled in is kept on this device.',
    lockedEnded: 'Your session has ended. What you had filled in is kept on this device.',
    problems: {
      denied: 'The sign-in was not completed.',
      state: 'The sign-in took too long, or was begun in another window. Try again.',
      unreachable: 'The sign-in service cannot be reached now. Try again in a moment.',
      notListed: 'Your account is not on the staff list of an agency here. Ask your administrator.',
      other: 'The sign-in did not work. Try again.',
    },
  },
  es: {
    signIn: 'Entrar',
    signInTitle: 'Entrar',
    signInHint: 'Su agencia se encarga de la entrada. Después vuelve aquí.',
    helpLink: '¿Busca ayuda para usted o para alguien cercano? No necesita una cuenta.',
    signedInAs: '{{name}}',
    lockedTitle: 'Sesión terminada',
    lockedIdle: 'No se hizo nada aquí durante {{minutes}} minutos, por eso se cerró su sesión. Lo que había escrito queda en este dispositivo.',
    lockedEnded: 'Su sesión terminó. Lo que había escrito queda en este dispositivo.',
    problems: {
      denied: 'La entrada no se completó.',
      state: 'La entrada tardó demasiado o empezó en otra ventana. Inténtelo de nuevo.',
      unreachable: 'Ahora no se puede llegar al servicio de entrada. Inténtelo en un momento.',
      notListed: 'Su cuenta no está en la lista de personal de una agencia de aquí. Pregunte a su administrador.',
      other: 'La entrada no funcionó. Inténtelo de nuevo.',
    },
  },
});

export const useNavigationWords = addWords('navigation', {
  en: {
    help: 'What each step means',
  },
  es: {
    help: 'Qué significa cada paso',
  },
});
