-- Of a bureau's system in initials: SJ is 上级党组织, zt says who is dissolved, copies lie beside.
CREATE TABLE t_dzz (org_id int PRIMARY KEY, org_code varchar(20) COMMENT '党组织编号', dzzmc varchar(100) COMMENT '党组织名称', SJ varchar(20) COMMENT '上级党组织', zt char(1) COMMENT '0撤销 1正常', lxr varchar(20) COMMENT '联系人') COMMENT '党组织';
INSERT INTO t_dzz VALUES
  (11, 'D001', '示例·局党委', NULL, '1', '示例·某'), (12, 'D002', '示例·一所党总支', 'D001', '1', '示例·某'),
  (13, 'D003', '示例·二所党总支', 'D001', '1', '示例·某'), (14, 'D004', '示例·一所一队党支部', 'D002', '1', '示例·某'),
  (15, 'D005', '示例·一所二队党支部', 'D002', '0', '示例·某'), (16, 'D006', '示例·二所一队党支部', 'D003', '1', '示例·某');
CREATE TABLE t_dw (dwid int PRIMARY KEY, dwmc varchar(100) COMMENT '单位名称', tyshxydm char(18) COMMENT '统一社会信用代码', employee_count int COMMENT '职工数', org_code varchar(20) COMMENT '党组织编号', state tinyint COMMENT '0注销 1在用') COMMENT '单位';
INSERT INTO t_dw VALUES
  (1, '示例·局机关办公室', '91310116DEM000057L', 11, 'D001', 1), (2, '示例·一所研究所', '91310116DEM000065F', 12, 'D002', 1),
  (3, '示例·二所研究所', NULL, 13, 'D003', 1), (4, '示例·一所试验厂', NULL, 14, 'D004', 1),
  (5, '示例·一所老厂', NULL, 15, 'D005', 0), (6, '示例·二所试验厂', NULL, 16, 'D006', 1);
CREATE TABLE bak_t_dw AS SELECT * FROM t_dw;
CREATE TABLE t_dzz_20190301 AS SELECT * FROM t_dzz;
