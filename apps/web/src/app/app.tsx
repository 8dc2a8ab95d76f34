import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { ProblemError } from '../api/problem';
import { router } from './router';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Without a network a page says so at once, or shows what the device has.
      networkMode: 'always',
      refetchOnReconnect: true,
      // A refusal stays one; what did not answer, or not now, is asked again.
      retry: (failures, error) => onlineManager.isOnline() && failures < 2 && !(error instanceof ProblemError && !error.isPassing) && !(error instanceof ProblemError && error.status === 401),
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
