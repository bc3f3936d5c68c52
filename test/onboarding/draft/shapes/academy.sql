-- Of a university's service: keys as texts of 19 digits, the superior by key and by name, a person in charge.
CREATE TABLE party_branch (id char(19) PRIMARY KEY COMMENT '总支部id', name varchar(100) COMMENT '总支部名称', parent_id char(40) DEFAULT '0' COMMENT '父级党支部id', parent_name varchar(50) COMMENT '父级党支部名称', director_id char(40) COMMENT '负责人id', director_name varchar(50) COMMENT '负责人名字', is_deleted tinyint(1) DEFAULT 0 COMMENT '逻辑删除(1:删除,0:未删除)', create_time datetime COMMENT '创建时间', modify_time datetime COMMENT '修改时间');
INSERT INTO party_branch VALUES
  ('1419162725304541186', '示例·网安学院党委', '0', NULL, 'u1', '示例·某', 0, '2021-07-23 16:37:04', '2021-08-18 21:03:54'), ('1419162725304541187', '示例·本科生党总支', '1419162725304541186', '示例·网安学院党委', 'u1', '示例·某', 0, '2021-07-23 16:37:04', '2021-08-18 21:03:54'),
  ('1419162725304541188', '示例·一年级党支部', '1419162725304541187', '示例·本科生党总支', 'u1', '示例·某', 0, '2021-07-23 16:37:04', '2021-08-18 21:03:54'), ('1419162725304541189', '示例·二年级党支部', '1419162725304541187', '示例·本科生党总支', 'u1', '示例·某', 1, '2021-07-23 16:37:04', '2021-08-18 21:03:54');
CREATE TABLE party_member (id char(19) PRIMARY KEY, name varchar(20) COMMENT '姓名', branch_id char(19) COMMENT '所属支部', branch_name varchar(100) COMMENT '支部名称');
INSERT INTO party_member VALUES ('1', '示例·某', '1419162725304541188', '示例·一年级党支部'), ('2', '示例·某', '1419162725304541189', '示例·二年级党支部');
