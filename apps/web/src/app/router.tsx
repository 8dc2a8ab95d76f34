import { createBrowserRouter } from 'react-router';
import { FirstPage } from './first-page';
import { Crashed, NotFound } from './not-found';
import { SignedIn } from './signed-in';
import { SignInPage } from './sign-in-page';

/** Each page loads its code when somebody goes there. */
export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignInPage />, errorElement: <Crashed /> },
  {
    element: <SignedIn />,
    errorElement: <Crashed />,
    children: [
      { index: true, element: <FirstPage /> },
      // { path: 'worklist', lazy: async () => ({ Component: (await import('../features/worklist/worklist-page')).WorklistPage }) },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
