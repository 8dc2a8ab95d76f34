import '@fontsource/public-sans/latin-400.css';
import '@fontsource/public-sans/latin-700.css';
import './styles/index.scss';
import './i18n/index';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
