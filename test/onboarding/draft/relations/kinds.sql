-- Two kinds of superiors in one table: only a person knows which is the affiliation.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(60));
INSERT INTO party_org VALUES (1, '示例·河镇党委'), (2, '示例·行业党委'), (3, '示例·乙河党支部'), (4, '示例·丙河党支部'), (5, '示例·丁河党支部');
CREATE TABLE org_relation (id int PRIMARY KEY, org_id int, parent_org_id int, rel_kind varchar(10));
INSERT INTO org_relation VALUES (1, 3, 1, '隶属'), (2, 4, 1, '隶属'), (3, 5, 1, '隶属'), (4, 3, 2, '指导'), (5, 4, 2, '指导'), (6, 2, 1, '隶属');
