import { Navigate } from 'react-router';
import { useMe } from '../api/queries';
import { destinationsOf } from './navigation';
import { NotFound } from './not-found';

/** Where the day of this role begins. */
export function FirstPage() {
  const { roles } = useMe();
  const [first] = destinationsOf(roles);
  return first ? <Navigate to={first.to} replace /> : <NotFound />;
}
