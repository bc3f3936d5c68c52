import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './home.css';
import { HomePage } from './home-page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html: expected an element #root');

// The variables and classes come from the stylesheet: the content security
// policy of the page refuses the style elements that Mantine would write.
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <HomePage />
    </MantineProvider>
  </StrictMode>,
);
