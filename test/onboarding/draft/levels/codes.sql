-- Superiors in other tables by their code, and by their name.
CREATE TABLE dj_party (uuid varchar(36) PRIMARY KEY, party_code varchar(12), party_name varchar(60), parent_code varchar(12));
INSERT INTO dj_party VALUES ('p-a', '001', '示例·湖镇党委', NULL), ('p-b', '001002', '示例·湖东党总支', '001'), ('p-c', '001003', '示例·湖西党总支', '001');
CREATE TABLE dj_branch (uuid varchar(36) PRIMARY KEY, branch_name varchar(60), party_code varchar(12));
INSERT INTO dj_branch VALUES ('b-a', '示例·甲湖党支部', '001002'), ('b-b', '示例·乙湖党支部', '001002'), ('b-c', '示例·丙湖党支部', '001003'), ('b-d', '示例·丁湖党支部', '001');
CREATE TABLE dj_group (uuid varchar(36) PRIMARY KEY, group_name varchar(60), branch_name varchar(60));
INSERT INTO dj_group VALUES ('g-a', '示例·甲湖一党小组', '示例·甲湖党支部'), ('g-b', '示例·甲湖二党小组', '示例·甲湖党支部'), ('g-c', '示例·丙湖党小组', '示例·丙湖党支部');
