-- A column of superiors and a table of them that says otherwise of some: a person has to know which holds.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(60), parent_id int);
INSERT INTO party_org VALUES (1, '示例·河镇党委', NULL), (2, '示例·甲河党总支', 1), (3, '示例·乙河党支部', 2), (4, '示例·丙河党支部', 1);
CREATE TABLE org_relation (id int PRIMARY KEY, org_id int, parent_org_id int);
INSERT INTO org_relation VALUES (1, 2, 1), (2, 3, 2), (3, 4, 2);
