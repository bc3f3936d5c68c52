-- Of a university's dues: months repeat committees and branches beside their keys, with names of both.
CREATE TABLE pmd_party (id int PRIMARY KEY COMMENT 'ID', month_id int COMMENT '所属月份', party_id int COMMENT '所属分党委', party_name varchar(100) COMMENT '分党委名称', member_count int COMMENT '党员总数', has_report tinyint COMMENT '是否报送');
CREATE TABLE pmd_branch (id int PRIMARY KEY COMMENT 'ID', month_id int COMMENT '所属月份', party_id int COMMENT '所属分党委', branch_id int COMMENT '党支部', party_name varchar(100) COMMENT '所属党委', branch_name varchar(100) COMMENT '支部名称', member_count int COMMENT '党员总数', has_report tinyint COMMENT '是否报送');
CREATE TABLE ow_party (id int PRIMARY KEY, name varchar(200) COMMENT '名称', short_name varchar(50) COMMENT '简称', unit_id int COMMENT '所属单位', is_deleted tinyint COMMENT '是否已删除') COMMENT '基层党组织';
INSERT INTO ow_party VALUES (101, '示例·文学院党委', '文学院', 1, 0), (102, '示例·理学院党委', '理学院', 2, 0), (103, '示例·机关党委', '机关', 3, 0);
CREATE TABLE ow_branch (id int PRIMARY KEY, name varchar(200) COMMENT '名称', short_name varchar(50) COMMENT '简称', party_id int COMMENT '所属分党委', phone varchar(20) COMMENT '联系电话', is_deleted tinyint COMMENT '是否已删除') COMMENT '党支部';
INSERT INTO ow_branch VALUES (201, '示例·中文系党支部', '中文', 101, NULL, 0), (202, '示例·历史系党支部', '历史', 101, NULL, 0), (203, '示例·数学系党支部', '数学', 102, NULL, 0), (204, '示例·组织部党支部', '组织部', 103, NULL, 0);
INSERT INTO pmd_party SELECT id, 1, id, name, 20, 1 FROM ow_party;
INSERT INTO pmd_branch SELECT b.id, 1, b.party_id, b.id, p.name, b.name, 7, 1 FROM ow_branch b JOIN ow_party p ON p.id = b.party_id;
CREATE VIEW ow_branch_view AS SELECT b.id, b.name, b.party_id, p.name AS party_name, p.unit_id, b.is_deleted FROM ow_branch b JOIN ow_party p ON p.id = b.party_id;
CREATE VIEW ow_party_view AS SELECT p.id, p.name, p.unit_id, p.is_deleted, (SELECT COUNT(*) FROM ow_branch b WHERE b.party_id = p.id) AS branch_count FROM ow_party p;
