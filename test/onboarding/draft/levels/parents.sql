-- Every level calls its superior pid, and all keys are 1, 2, 3: only that no branch stands below a branch tells whose key it is.
CREATE TABLE org_committee (id int PRIMARY KEY, name varchar(60), pid int);
INSERT INTO org_committee VALUES (1, '示例·海镇党委', 0), (2, '示例·海东党委', 1), (3, '示例·海西党委', 1);
CREATE TABLE org_branch (id int PRIMARY KEY, name varchar(60), pid int);
INSERT INTO org_branch VALUES (1, '示例·甲海党支部', 1), (2, '示例·乙海党支部', 2), (3, '示例·丙海党支部', 2), (4, '示例·丁海党支部', 3), (5, '示例·戊海党支部', 3);
