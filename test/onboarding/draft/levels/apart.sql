-- Two tables of organizations, and nothing leads from one to the other.
CREATE TABLE nonpublic_org (id int PRIMARY KEY, org_name varchar(60), parent_id int);
INSERT INTO nonpublic_org VALUES (1, '示例·两新工委', NULL), (2, '示例·甲岭公司党支部', 1), (3, '示例·乙岭公司党支部', 1);
CREATE TABLE school_org (id int PRIMARY KEY, org_name varchar(60), parent_id int);
INSERT INTO school_org VALUES (1, '示例·教育党委', NULL), (2, '示例·甲岭小学党支部', 1), (3, '示例·乙岭中学党支部', 1);
