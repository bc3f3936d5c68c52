-- Of a university's system: three tables of organizations, one above the other.
CREATE TABLE unit (id int unsigned PRIMARY KEY AUTO_INCREMENT, code varchar(20) COMMENT '单位编号', name varchar(50) COMMENT '单位名称', type_id int COMMENT '单位类型', status tinyint COMMENT '状态,1正在运转单位 2历史单位');
INSERT INTO unit VALUES
  (1, '001', '示例·数学学院', 3, 1), (2, '002', '示例·物理学院', 3, 1), (3, '003', '示例·文学院', 3, 1),
  (4, '004', '示例·图书馆', 4, 1), (5, '005', '示例·机关党群办公室', 5, 1), (6, '006', '示例·旧校办工厂', 5, 2);
CREATE TABLE ow_party (id int unsigned PRIMARY KEY AUTO_INCREMENT, fid int unsigned COMMENT '上级党组织', name varchar(200) COMMENT '名称', unit_id int unsigned COMMENT '所属单位', class_id int COMMENT '党总支类别', found_time date COMMENT '成立时间', sort_order int COMMENT '排序', is_deleted tinyint(1) DEFAULT 0 COMMENT '是否已删除') COMMENT '基层党组织';
INSERT INTO ow_party VALUES
  (1, NULL, '示例·校党委', 5, 1, '1952-10-01', 1, 0), (2, 1, '示例·数学学院党委', 1, 1, '1986-03-02', 2, 0),
  (3, 1, '示例·物理学院党委', 2, 1, '1986-03-02', 3, 0), (4, 1, '示例·文学院党委', 3, 2, '1991-05-04', 4, 0),
  (5, 1, '示例·图书馆党总支', 4, 2, '2001-01-01', 5, 0), (6, 1, '示例·旧校办工厂党总支', 6, 2, '1978-07-01', 6, 1);
CREATE TABLE ow_branch (id int unsigned PRIMARY KEY AUTO_INCREMENT, code varchar(20) COMMENT '编号', name varchar(200) COMMENT '名称', party_id int unsigned COMMENT '所属党总支', found_time date COMMENT '成立时间', sort_order int COMMENT '排序', is_deleted tinyint(1) DEFAULT 0 COMMENT '是否已删除', CONSTRAINT branch_of FOREIGN KEY (party_id) REFERENCES ow_party (id)) COMMENT '党支部';
INSERT INTO ow_branch VALUES
  (1, 'b01', '示例·数学教工第一党支部', 2, '1986-03-02', 1, 0), (2, 'b02', '示例·数学教工第二党支部', 2, '1986-03-02', 2, 0),
  (3, 'b03', '示例·物理教工党支部', 3, '1990-06-01', 3, 0), (4, 'b04', '示例·物理学生党支部', 3, '1990-06-01', 4, 0),
  (5, 'b05', '示例·文学教工党支部', 4, '1991-05-04', 5, 0), (6, 'b06', '示例·图书馆第一党支部', 5, '2001-01-01', 6, 0),
  (7, 'b07', '示例·旧校办工厂党支部', 6, '1978-07-01', 7, 1);
CREATE TABLE ow_branch_group (id int unsigned PRIMARY KEY AUTO_INCREMENT, branch_id int unsigned COMMENT '所属党支部', name varchar(100) COMMENT '党小组名称', sort_order int COMMENT '排序') COMMENT '党小组';
INSERT INTO ow_branch_group VALUES
  (1, 1, '示例·分析党小组', 1), (2, 1, '示例·代数党小组', 2), (3, 3, '示例·力学党小组', 3), (4, 4, '示例·光学党小组', 4), (5, 5, '示例·古代文学党小组', 5);
CREATE TABLE ow_member (user_id int unsigned PRIMARY KEY, party_id int unsigned COMMENT '所属党总支', branch_id int unsigned COMMENT '所属党支部', party_name varchar(200) COMMENT '二级党组织名称', branch_name varchar(200) COMMENT '党支部名称', realname varchar(20) COMMENT '姓名', status tinyint COMMENT '状态') COMMENT '党员库';
INSERT INTO ow_member SELECT 100 + b.id, b.party_id, b.id, p.name, b.name, '示例·某', 1 FROM ow_branch b JOIN ow_party p ON p.id = b.party_id;
INSERT INTO ow_member SELECT 200 + b.id, b.party_id, b.id, p.name, b.name, '示例·某', 1 FROM ow_branch b JOIN ow_party p ON p.id = b.party_id;
