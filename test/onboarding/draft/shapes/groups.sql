-- Of a college's system: branches and groups, a foreign key in a column called branch, persons in charge by key, members of the branches' committees.
CREATE TABLE activist (id int PRIMARY KEY AUTO_INCREMENT COMMENT '积极分子主键', name varchar(20) COMMENT '姓名', branch int COMMENT '所在支部') COMMENT '积极分子';
INSERT INTO activist VALUES (4, '示例·某', 6), (5, '示例·某', 7);
CREATE TABLE party_branch (id int PRIMARY KEY AUTO_INCREMENT COMMENT '支部表主键', branch_name varchar(50) COMMENT '支部名称', activist_id int COMMENT '负责人id', FOREIGN KEY (activist_id) REFERENCES activist (id)) COMMENT '支部表';
INSERT INTO party_branch VALUES (6, '示例·信管系第一党支部', 4), (7, '示例·信管系第二党支部', 5), (8, '示例·会计系党支部', 5);
CREATE TABLE party_group (id int PRIMARY KEY AUTO_INCREMENT COMMENT '党小组表主键', group_name varchar(50) COMMENT '党小组名称', activist_id int COMMENT '负责人id', branch int COMMENT '所在支部', FOREIGN KEY (activist_id) REFERENCES activist (id), FOREIGN KEY (branch) REFERENCES party_branch (id)) COMMENT '党小组表';
INSERT INTO party_group VALUES (1, '示例·大三党小组', 4, 6), (2, '示例·大四党小组', 4, 6), (3, '示例·教师党小组', 5, 8);
CREATE TABLE branch_committee (id bigint PRIMARY KEY COMMENT '主键(支委会成员id)', office varchar(255) COMMENT '支委会职务', party_branch_id bigint COMMENT '支部id', account bigint COMMENT '账号') COMMENT '支委会成员表';
INSERT INTO branch_committee VALUES (1, '组织委员', 6, 1001), (2, '宣传委员', 7, 1002), (3, '组织委员', 8, 1003);
