import {
  CopyIcon,
  KEY_MAP,
  MergeIcon,
  PrettifyIcon,
  ToolbarButton,
  useGraphiQLActions,
} from '@graphiql/react';

/** GraphiQL's own three buttons, with Chinese names. */
export function Toolbar() {
  const { prettifyEditors, mergeQuery, copyQuery } = useGraphiQLActions();
  return (
    <>
      <ToolbarButton
        label={`整理格式 (${KEY_MAP.prettify.key})`}
        onClick={() => void prettifyEditors()}
      >
        <PrettifyIcon className="graphiql-toolbar-icon" aria-hidden="true" />
      </ToolbarButton>
      <ToolbarButton
        label={`合并片段 (${KEY_MAP.mergeFragments.key})`}
        onClick={mergeQuery}
      >
        <MergeIcon className="graphiql-toolbar-icon" aria-hidden="true" />
      </ToolbarButton>
      <ToolbarButton
        label={`复制查询 (${KEY_MAP.copyQuery.key})`}
        onClick={() => void copyQuery()}
      >
        <CopyIcon className="graphiql-toolbar-icon" aria-hidden="true" />
      </ToolbarButton>
    </>
  );
}
