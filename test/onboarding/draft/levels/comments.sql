-- Nothing but comments says what is what.
CREATE TABLE a0 (k int PRIMARY KEY, c1 varchar(60) COMMENT '单位名称', c2 varchar(18) COMMENT '统一社会信用代码', c3 int COMMENT '所属党支部编号') COMMENT '单位';
INSERT INTO a0 VALUES (1, '示例·甲山公司', '91310116DEM000109B', 2), (2, '示例·乙山公司', '91310116DEM000110G', 3), (3, '示例·丙山厂', '91310116DEM000111K', 1);
CREATE TABLE a1 (k int PRIMARY KEY, c1 varchar(60) COMMENT '名称', c2 int COMMENT '上级党委', c3 int COMMENT '排序') COMMENT '党委';
INSERT INTO a1 VALUES (1, '示例·山镇党委', NULL, 1), (2, '示例·山东企业党委', 1, 2), (3, '示例·山西企业党委', 1, 3);
CREATE TABLE a2 (k int PRIMARY KEY, c1 varchar(60) COMMENT '名称', c2 int COMMENT '所属党委编号', c3 int COMMENT '排序') COMMENT '党支部';
INSERT INTO a2 VALUES (1, '示例·丙山厂党支部', 3, 1), (2, '示例·甲山公司党支部', 2, 2), (3, '示例·乙山公司党支部', 2, 3);
CREATE TABLE a3 (k int PRIMARY KEY, c1 varchar(60) COMMENT '名称', c2 int COMMENT '所属支部', c3 int COMMENT '排序') COMMENT '党小组';
INSERT INTO a3 VALUES (1, '示例·甲山一组党小组', 2, 1), (2, '示例·甲山二组党小组', 2, 2), (3, '示例·丙山党小组', 1, 3);
CREATE TABLE a4 (k int PRIMARY KEY, c1 varchar(60) COMMENT '会议名称', c2 int COMMENT '所属党支部', c3 varchar(60) COMMENT '承办党支部') COMMENT '三会一课';
INSERT INTO a4 VALUES (1, '示例·一月会', 1, '示例·丙山厂党支部'), (2, '示例·二月会', 2, '示例·甲山公司党支部');
