-- One table of organizations, and tables that only look like further ones.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(60), parent_id int);
INSERT INTO party_org VALUES (1, '示例·田镇党委', NULL), (2, '示例·甲田党支部', 1), (3, '示例·乙田党支部', 1), (4, '示例·丙田党支部', 1);
CREATE TABLE party_org_copy1 (id int PRIMARY KEY, org_name varchar(60), parent_id int);
INSERT INTO party_org_copy1 SELECT * FROM party_org;
CREATE TABLE party_org_new (id int PRIMARY KEY, org_name varchar(60), party_org_id int);
INSERT INTO party_org_new SELECT id, org_name, id FROM party_org;
CREATE TABLE org_secretary (id int PRIMARY KEY, org_id int, org_name varchar(60), xm varchar(20), phone varchar(20));
INSERT INTO org_secretary VALUES (1, 1, '示例·田镇党委', '示例·某', '0'), (2, 2, '示例·甲田党支部', '示例·某', '0'), (3, 3, '示例·乙田党支部', '示例·某', '0');
CREATE TABLE org_meeting (id int PRIMARY KEY, party_org_id int, name varchar(60));
INSERT INTO org_meeting VALUES (1, 2, '示例·甲田党支部'), (2, 3, '示例·支部大会'), (3, 4, '示例·选举丙田党支部委员会');
CREATE TABLE org_award (id int PRIMARY KEY, party_org_id int, name varchar(60));
INSERT INTO org_award VALUES (1, 2, '示例·先进基层党支部'), (2, 3, '示例·五星党支部');
CREATE TABLE org_dissolved (id int PRIMARY KEY, org_name varchar(60), party_org_id int, reason varchar(60));
INSERT INTO org_dissolved VALUES (1, '示例·旧田党支部', 1, '示例·合并'), (2, '示例·老田党支部', 1, '示例·合并');
