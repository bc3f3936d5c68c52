// Monaco is imported here as well as, lazily, by GraphiQL: so its stylesheet
// belongs to the page, and its script loads along with the page's own.
import 'monaco-graphql/esm/monaco-editor.js';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';

import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import icon from '../icon.svg';
import { readSettings } from '../settings.ts';
import { federationExample, plainExample } from './example.ts';
import { Toolbar } from './toolbar.tsx';
import { installWorkers } from './workers.ts';

installWorkers();

const settings = readSettings();
const asked = new URLSearchParams(location.search);
const query = asked.get('query');
const variables = asked.get('variables');
const root = document.getElementById('root');
if (root === null) throw new Error('index.html: expected an element #root');

createRoot(root).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: settings.endpoint })}
    defaultQuery={settings.home ? federationExample : plainExample}
    {...(query !== null && { initialQuery: query })}
    {...(variables !== null && { initialVariables: variables })}
    defaultEditorToolsVisibility={false}
    schemaDescription
    inputValueDeprecation
  >
    <GraphiQL.Logo>
      <a className="brand" href="/">
        <img src={icon} alt="" width={24} height={24} />
        {settings.home ? '盟约 · 控制台' : '盟约'}
      </a>
    </GraphiQL.Logo>
    <GraphiQL.Toolbar>
      <Toolbar />
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
